"""What a method of the Bot API is here: a function of the world and the parameters."""

from collections.abc import Callable, Mapping

from ..params import Params
from ..world import World

Handler = Callable[[World, Params], object]
Handlers = Mapping[str, Handler]
