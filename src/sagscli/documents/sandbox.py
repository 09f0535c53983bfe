"""The sandbox templates run in: no files but templates, no code, and an end to their work."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from traceback import walk_tb
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_eval_context
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.filters import do_join, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import LoopContext, Macro, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from sagscli.documents.budget import LARGEST_NUMBER, Budget, TooMuchError, refuse_unknown
from sagscli.safety import clean_lines

MOST_ROUNDS = 1000
"""How far a template can count: no form has more lines to write on."""

_MOST_FIELDS = 40
_WIDE = re.compile(r"\{[^{}]*:[^{}]*(?:\d{4}|\{)")
"""A field of a format that could be thousands of signs wide."""

_HALF = re.compile("[\ud800-\udfff]")
"""Half a character: no file can hold it."""

_FAULTS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, NameError),
    *(RecursionError, SyntaxError, TypeError, ValueError),
)
"""What Python raises where it cannot make sense of a template's own constants."""

_FILTERS = frozenset(
    """
    abs capitalize count d default dictsort e escape first float groupby int items join last
    length list lower map max min reject rejectattr reverse select selectattr sort string sum
    title trim truncate unique upper wordcount
    """.split()  # noqa: SIM905 - a word list
)
"""The filters a template has. The rest reach outside, grow a text, or write it unescaped."""

_OF_TEXTS = frozenset(
    """
    capitalize casefold count endswith find format index isalpha isdigit islower isspace isupper
    lower lstrip partition removeprefix removesuffix rpartition rsplit rstrip split splitlines
    startswith strip title upper
    """.split()  # noqa: SIM905 - a word list
)
_METHODS: tuple[tuple[type, frozenset[str]], ...] = (
    (str, _OF_TEXTS),
    (dict, frozenset({"get", "items", "keys", "values"})),
    (list, frozenset({"count", "index"})),
    (tuple, frozenset({"count", "index"})),
    (date, frozenset({"isoformat", "isoweekday", "weekday"})),
    (LoopContext, frozenset({"changed", "cycle"})),
)
"""What a template may call on a value; what is not here could read a file or grow without end."""


class NotAllowedError(SecurityError):
    """Something a template has no business with; its message is the name of it."""


class NotAllowedThereError(TemplateSyntaxError):
    """The same, seen before the template is filled in; its message is the name of it."""

    def __str__(self) -> str:
        return self.message or ""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's own sandbox, with every name required and every document's work counted.

    The built-in templates come to an end; alone, they are not counted.
    """

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, *, is_limited: bool, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, finalize=self._shown, **options)
        self.budget = Budget(is_limited=is_limited)
        allowed = {name: self.filters[name] for name in _FILTERS} | {"join": self._joined}
        self.filters = {}
        self.add(**allowed)
        self.tests = {name: self._watched(test) for name, test in self.tests.items()}
        self.filters |= {
            "counted": self.budget.each,
            "weighed": self.budget.taken,
            "glued": self._glued,
            "noted": self._noted,
        }
        self.globals = {"range": _range, "dict": dict, "namespace": self.globals["namespace"]}

    def add(self, **filters: Callable[..., Any]) -> None:
        """Give templates more filters."""
        self.filters |= {name: self._watched(function) for name, function in filters.items()}

    def _watched(self, function: Any) -> Any:
        taken = self.budget.taken

        @wraps(function)  # Jinja's marks on a function stand in its attributes
        def watched(*values: Any, **named: Any) -> Any:
            self.budget.step()
            return function(
                *map(taken, values), **{key: taken(value) for key, value in named.items()}
            )

        return watched

    def _shown(self, value: Any) -> Any:
        """Return what a template writes without what could steer the one who reads it."""
        self.budget.taken(value)
        refuse_unknown(value)
        if isinstance(value, str) and (half := _HALF.search(value)):
            raise NotAllowedError(f"U+{ord(half[0]):04X}")
        is_plain = isinstance(value, str) and not hasattr(value, "__html__")
        return clean_lines(value) if is_plain else value

    def concat(self, parts: Iterable[str]) -> str:
        """Return parts as one text: what a macro, a block or a `set` comes to."""
        return "".join(self._texts(parts))

    @pass_eval_context
    def _joined(
        self, how: EvalContext, value: Iterable[Any], d: str = "", attribute: Any = None
    ) -> str:
        items = value if attribute is None else map(make_attrgetter(self, attribute), value)
        joined: str = do_join(how, self._texts(items, len(d)), d)
        return joined

    @pass_eval_context
    def _glued(self, how: EvalContext, values: Iterable[Any]) -> str:
        """Return what ``a ~ b`` comes to."""
        return (markup_join if how.autoescape else str_join)(self._texts(values))

    def _texts(self, values: Iterable[Any], between: int = 0) -> list[str]:
        """Return values as the texts that are about to become one, if it will not be too long."""
        texts, signs = [], 0
        for value in values:
            self.budget.taken(value)
            refuse_unknown(value)
            texts.append(value if isinstance(value, str) else str(value))
            signs += len(texts[-1]) + between
            self.budget.fits(signs)
        return texts

    def _noted(self, value: Any) -> Any:
        self.budget.step()
        return value

    def compile(self, source: Any, name: Any = None, filename: Any = None, *rest: Any) -> Any:
        """Compile a template. Raises TemplateSyntaxError where Python has had enough of it."""
        try:
            return super().compile(source, name, filename, *rest)
        except (TooMuchError, *_FAULTS) as error:
            raise TemplateSyntaxError(str(error), _line_of(error), name, filename) from None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if self.budget.is_limited:
            for node in tree.find_all(nodes.EvalContextModifier):  # what is put in stays text
                raise NotAllowedThereError("autoescape", node.lineno, name, filename)
            _Counting(self).visit(tree)
        return tree

    def call(self, context: Any, called: Any, /, *values: Any, **named: Any) -> Any:
        """Call what a template calls, and count it."""
        owner = getattr(called, "__self__", None)
        self.budget.step(1, len(owner) if isinstance(owner, str) else 0)
        for value in (*values, *named.values()):
            self.budget.taken(value)
        if isinstance(called, LoopContext) and values:
            values = (self.budget.each(values[0]), *values[1:])
        return super().call(context, called, *values, **named)

    def _load_template(self, name: str, globals_: Any) -> Any:
        self.budget.step()
        return super()._load_template(name, globals_)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may use an attribute: what values hold, and little to call."""
        if not super().is_safe_attribute(obj, attr, value):
            return False
        if not callable(value) or isinstance(value, Macro):
            return True
        return any(isinstance(obj, kind) and attr in names for kind, names in _METHODS)

    def wrap_str_format(self, value: Any) -> Any:
        """Let a template fill in a text's fields, unless they are made to be huge."""
        wrapped = super().wrap_str_format(value)
        if wrapped is None:
            return None
        text = value.__self__
        if value.__name__ != "format":
            raise NotAllowedError(value.__name__)
        if _WIDE.search(text) or text.count("{") > _MOST_FIELDS:
            raise TooMuchError
        return lambda *values, **named: self.budget.taken(wrapped(*values, **named))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Reckon with numbers, or put two texts or lists together; nothing that grows faster."""
        if all(isinstance(operand, int | float) for operand in (left, right)):
            if operator == "**" or max(abs(left), abs(right)) > LARGEST_NUMBER:
                raise TooMuchError
        elif operator == "+":
            self.budget.taken([left, right])
        else:
            raise NotAllowedError(operator)
        return super().call_binop(context, operator, left, right)


class _Counting(NodeTransformer):
    """Have every loop, comparison, list and joined text of a template counted."""

    def __init__(self, environment: Sandbox) -> None:
        self.environment = environment

    def visit(self, node: nodes.Node, *_values: Any, **_named: Any) -> Any:
        """Return a node with everything in it counted."""
        self.generic_visit(node)
        if isinstance(node, nodes.For):
            node.iter = self._through("counted", node.iter)
        elif isinstance(node, nodes.Concat):
            return self._through("glued", nodes.List(node.nodes, lineno=node.lineno))
        elif isinstance(node, nodes.Compare):
            return self._through("noted", node)
        elif isinstance(node, nodes.List | nodes.Dict) or _is_read(node):
            return self._through("weighed", node)
        return node

    def _through(self, name: str, node: Any) -> nodes.Filter:
        filtered = nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
        filtered.set_environment(self.environment)
        return filtered


def _line_of(error: BaseException) -> int:
    """Return the line whose constants Python could not reckon with; 1 where it is not known."""
    places = [frame.f_locals.get("self") for frame, _line in walk_tb(error.__traceback__)]
    return next((node.lineno for node in reversed(places) if isinstance(node, nodes.Expr)), 1)


def _is_read(node: nodes.Node) -> bool:
    """Return whether a node is a tuple of values, and not of names to put them in."""
    return isinstance(node, nodes.Tuple) and node.ctx == "load"


def _range(*numbers: int) -> range:
    rounds = range(*numbers)
    if len(rounds) > MOST_ROUNDS:
        raise TooMuchError
    return rounds
