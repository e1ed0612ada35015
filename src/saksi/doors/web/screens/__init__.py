"""The screens, one module each; `SCREENS` is the list that the routes are made from."""

from saksi.doors.web.screen import Screen
from saksi.doors.web.screens import (
    article,
    ask,
    forecasts,
    map,
    network,
    occurrence,
    pair,
    review,
    search,
    sources,
    today,
    why,
)

__all__ = ["SCREENS"]

SCREENS: tuple[Screen, ...] = (
    today.SCREEN,
    search.SCREEN,
    article.SCREEN,
    pair.CHOOSE,
    pair.SCREEN,
    sources.SCREEN,
    why.FIND,
    why.SCREEN,
    occurrence.LIST,
    occurrence.SCREEN,
    forecasts.LIST,
    forecasts.SCREEN,
    network.SCREEN,
    map.SCREEN,
    ask.SCREEN,
    review.SCREEN,
)
