"""Gates: what must be in place before something is sent."""

from sagscli.rules.gates.evaluate import gate

__all__ = ["gate"]
