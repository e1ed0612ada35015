"""Where records rest: Delta tables, a ledger in SQLite, and queries by DuckDB over snapshots; knows no step."""
