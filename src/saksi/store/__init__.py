"""Where records rest: Delta tables, a ledger in SQLite, DuckDB over snapshots; knows no step."""
