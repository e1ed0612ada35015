def test_answers_are_counted_by_their_routes(client):
    client.get("/api/v1/why/x")
    client.get("/api/v1/why/y")
    text = client.get("/metrics").text

    assert 'saksi_requests_total{method="GET",route="/api/v1/why/{id}",status="404"} 2.0' in text


def test_rows_of_the_archive_are_told(client):
    text = client.get("/metrics").text

    assert 'saksi_rows{kind="articles"} 3.0' in text
    assert 'saksi_rows{kind="refusals"} 1.0' in text
    assert "saksi_last_stored_timestamp_seconds 1" in text


def test_addresses_and_methods_that_anybody_makes_up_share_one_row(client):
    before = client.get("/metrics").text.count("saksi_requests_total{")
    for number in range(5):
        client.request(f"VERB{number}", f"/nothing/{number}")
    after = client.get("/metrics").text.count("saksi_requests_total{")

    assert after - before <= 2


def test_the_figures_are_prometheus_text(client):
    assert client.get("/metrics").headers["content-type"].startswith("text/plain; version=0.0.4")
