"""Gates: what must be in place before something is sent."""

from sagscli.rules.gates.evaluate import asked_of, gate, standings

__all__ = ["asked_of", "gate", "standings"]
