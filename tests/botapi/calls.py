"""The record of requests."""

from dataclasses import replace

from .records import Call, Json


class CallLog:
    """Every request in the order of arrival, with what came of it."""

    def __init__(self) -> None:
        """Nothing came in yet."""
        self.calls: list[Call] = []

    def begin(self, method: str, params: Json, at: float) -> int:
        """Note a request that has come in; gives the number to `end` it with."""
        self.calls.append(Call(method, params, at))
        return len(self.calls) - 1

    def end(self, number: int, outcome: str, result: object = None) -> Call:
        """Note what came of it."""
        self.calls[number] = replace(self.calls[number], outcome=outcome, result=result)
        return self.calls[number]
