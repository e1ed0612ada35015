"""Objections: what keeps a drafted act from being told, by what its entry requires."""

from typing import TYPE_CHECKING

from saksi.steps.code.roles import Roles

if TYPE_CHECKING:
    from saksi.steps.code.events import Draft


def unmet(draft: "Draft") -> str | None:
    """Name what is missing: a political actor on one side, or something that the entry requires."""
    entry = draft.candidate.entry
    if not any(actor.id for actor in (*draft.actor, *draft.recipient)):
        return "no political actor"
    require = entry.require
    befalls = any(a.id for a in draft.recipient)
    if "actor" in require and not any(a.id for a in draft.actor) and not draft.suffered:
        return "no actor"
    if "recipient" in require and not befalls and not draft.pending:
        return "no recipient"
    acting, affected = ({a.id for a in side if a.id} for side in (draft.actor, draft.recipient))
    if "foreign" in require and not affected - acting:
        return "no foreign recipient"
    if "main" in require and _sets_the_scene(draft):
        return "sets the scene"
    if "pair" in require and len(draft.actor) + len(draft.recipient) < 2 and not _meets_its_own(draft):
        return "no pair"
    if entry.frame.name == "victim" and not draft.actor and not (entry.mode and befalls):
        # Without a cause nobody acted; "tewas ditembak" has one.
        return "no doer"
    return _unfitting(draft)


def _unfitting(draft: "Draft") -> str | None:
    """Name the word that the entry asks for beside it and that is absent."""
    entry, tree = draft.candidate.entry, draft.reading.tree
    if entry.subject:
        head = draft.reading.clauses.surface_subject(draft.candidate.verb)
        # "ribuan tentara" is headed by its number: the nouns right behind count as well.
        near = (
            {form for forms in draft.reading.forms[head : head + 3] for form in forms}
            if head is not None
            else set()
        )
        if not entry.subject.intersection(near):
            return "another subject"
    if entry.marker:
        window = tree.lows[draft.candidate.last + 1 : draft.candidate.last + 10]
        if not entry.marker.intersection(window):
            return "no marker"
    return None


def _meets_its_own(draft: "Draft") -> bool:
    """Tell whether two of one state meet, which are one actor: "presiden bertemu ketua parlemen"."""
    frame, roles = draft.candidate.entry.frame, Roles(draft.reading, draft.candidate)
    return frame.together and sum(any(a.id for a in roles.fill(role)) for role in frame.actor) > 1


def _sets_the_scene(draft: "Draft") -> bool:
    """Tell whether a clause of time holds the act: "sebelum berangkat ke Malaysia, ia memberi arahan"."""
    tree, verb = draft.reading.tree, draft.candidate.verb
    temporal = draft.reading.language.cues.categories["temporal"]
    for index in range(verb - 1, max(-1, verb - 6), -1):
        if tree.lows[index] in temporal:
            return True
        if tree.pos[index] == "VERB" or tree.words[index] in (",", ";", ":"):
            return False
    return False


def complete(draft: "Draft") -> bool:
    """Tell whether a draft has the parties that its entry requires, now that the page is read."""
    require = draft.candidate.entry.require
    return ("recipient" not in require or any(a.id for a in draft.recipient)) and (
        "actor" not in require or any(a.id for a in draft.actor)
    )


def objection_of(draft: "Draft") -> str:
    """Name the objection to a draft, or whether all that its entry requires is there."""
    return draft.objection or ("fine" if complete(draft) else "incomplete")
