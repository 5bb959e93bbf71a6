"""A Lambda run-time for a Python handler, as small as can be: the Runtime API over one connection."""
import http.client
import json
import os
import sys

sys.path.insert(0, sys.argv[1])
from handler import lambda_handler

API = "/2018-06-01/runtime/invocation/"


def main():
    connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    while True:
        connection.request("GET", API + "next")
        invocation = connection.getresponse()
        response = json.dumps(lambda_handler(json.loads(invocation.read()), None))
        request_id = invocation.headers["Lambda-Runtime-Aws-Request-Id"]
        connection.request("POST", API + request_id + "/response", response.encode("utf-8"))
        connection.getresponse().read()


main()
