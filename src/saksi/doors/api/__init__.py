"""The archive over REST, under `/api/v1`, and what a service manager asks."""

from saksi.doors.api.app import install

__all__ = ["install"]
