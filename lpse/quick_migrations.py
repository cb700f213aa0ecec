"""Migrating an empty database in less than half the time: what Django draws anew needlessly stays drawn.

For each new model Django renders every model that is related to what it points to; here nearly all point to
Akun, so a first start would render twenty thousand classes. A new model, constraint or index changes none of
them. Only the classes in memory are touched: the statements sent to the database are the same, and
`test_quick_migrations` compares the two schemas.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

from django.db.migrations.state import ModelState, ProjectState, StateApps

_clone = StateApps.clone


def _append_option(self: ProjectState, app_label: str, model_name: str, option_name: str, obj: Any) -> None:
    """Django's own, but the model as rendered learns of it in place; its relations have not changed."""
    options = self.models[app_label, model_name].options
    options[option_name] = [*options[option_name], obj]
    if "apps" in self.__dict__:
        meta = self.apps.get_model(app_label, model_name)._meta
        setattr(meta, option_name, [*getattr(meta, option_name), obj])


def _add_model(self: ProjectState, model_state: ModelState) -> None:
    """Django's own, but only the new model is rendered: it adds itself to those that it points to."""
    key = model_state.app_label, model_state.name_lower
    self.models[key] = model_state
    if self._relations is not None:  # type: ignore[attr-defined]
        self.resolve_model_relations(key)
    if "apps" in self.__dict__:
        self.apps.render_multiple([model_state])


def _clone_apps(self: StateApps) -> StateApps:
    """Django's own; a model that stays as it was must find the later ones when asked who points to it."""
    clone: StateApps = _clone(self)
    for model in clone.get_models(include_auto_created=True):
        model._meta.apps = clone
    return clone


_SHORTER: tuple[tuple[type, str, Any], ...] = (
    (ProjectState, "_append_option", _append_option),
    (ProjectState, "add_model", _add_model),
    (StateApps, "clone", _clone_apps),
)


@contextlib.contextmanager
def quick_migrations() -> Iterator[None]:
    """Let migrations within the block take the shorter way."""
    kept = [(owner, name, owner.__dict__[name]) for owner, name, _ in _SHORTER]
    try:
        for owner, name, shorter in _SHORTER:
            setattr(owner, name, shorter)
        yield
    finally:
        for owner, name, own in kept:
            setattr(owner, name, own)
