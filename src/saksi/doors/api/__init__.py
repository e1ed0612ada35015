"""The archive over REST, under `/api/v1`, and what a service manager asks."""

from saksi.doors.api.app import install
from saksi.doors.api.specification import methods

__all__ = ["install", "methods"]
