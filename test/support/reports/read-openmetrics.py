# Reads a JSON list of texts, parses each with the client library of Prometheus, as OpenMetrics and as the older text
# format, and writes what the parsers saw, or why they refused.
import json
import sys

from prometheus_client.openmetrics.parser import text_string_to_metric_families as read_openmetrics
from prometheus_client.parser import text_string_to_metric_families as read_classic


def sample(one):
    return {"name": one.name, "labels": one.labels, "value": one.value}


def family(one):
    return {
        "name": one.name,
        "type": one.type,
        "unit": one.unit,
        "help": one.documentation,
        "samples": [sample(each) for each in one.samples],
    }


def outcome(read, text):
    try:
        return {"families": [family(each) for each in read(text)]}
    except ValueError as error:
        return {"error": str(error), "families": []}


texts = json.load(sys.stdin)
json.dump([{"open": outcome(read_openmetrics, text), "classic": outcome(read_classic, text)} for text in texts], sys.stdout)
