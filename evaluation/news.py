"""The archives of news beside the repository, and where their files lie once unpacked.

The articles belong to their publishers, so they are unpacked into a folder that git ignores.
"""

import shutil
import tarfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARCHIVE = ROOT.parent / "shared" / "data" / "news.tar.xz"
FOLDER = ROOT / ".work" / "news"
#: The folder that all files of the archive lie in.
TOP = "news/"
#: Names that begin so lie in an archive and a folder of that name, beside the one of news.
PARALLEL = "parallel"


def unpacked(names: Iterable[str], *, folder: Path = FOLDER, archive: Path = ARCHIVE) -> dict[str, Path]:
    """Find files of the archive by name, unpacking those that are not there yet.

    Reading the archive takes seconds, so all that is wanted comes out in one pass, once. A file that neither
    the folder nor the archive has is left out of the answer.

    Args:
        names: paths inside the archive's one folder, such as "id/gelora_2021.jsonl".
        folder: where unpacked files lie.
        archive: the archive, which may be absent.

    Example:
        >>> unpacked(["id/none.jsonl"], archive=Path("absent.tar.xz"))
        {}
    """
    paths = {name: folder / name for name in names}
    wanted = {name: path for name, path in paths.items() if not path.exists()}
    parallel = {name: path for name, path in wanted.items() if name.startswith(f"{PARALLEL}/")}
    _unpack(parallel, archive.with_name(f"{PARALLEL}.tar.xz"))
    _unpack({TOP + name: path for name, path in wanted.items() if name not in parallel}, archive)
    return {name: path for name, path in paths.items() if path.exists()}


def _unpack(wanted: dict[str, Path], archive: Path) -> None:
    """Unpack members of an archive, each into its file; what is missing is left out."""
    if wanted and archive.exists():
        with tarfile.open(archive) as members:
            for member in members:
                path = wanted.pop(member.name, None)
                content = members.extractfile(member) if path else None
                if path and content:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    # It gets its name when whole: an interrupted run leaves nothing that looks finished.
                    partial = path.with_name(path.name + ".partial")
                    with content, partial.open("wb") as file:
                        shutil.copyfileobj(content, file)
                    partial.replace(path)
                if not wanted:
                    break
