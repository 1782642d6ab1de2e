"""The works of the comparison, as Locust's documentation has them."""

import os

import gevent
from locust import FastHttpUser, constant_throughput, events, task

WORK = os.environ["PEER_WORK"]
RATE = int(os.environ["PEER_RATE"])
USERS = int(os.environ["PEER_CONNECTIONS"])
COLD = int(os.environ["PEER_COLD"])


def write(part, stats):
    total = stats.total
    figures = {
        "requests": total.num_requests,
        "errors": total.num_failures,
        "p50": total.get_response_time_percentile(0.50),
        "p95": total.get_response_time_percentile(0.95),
        "p99": total.get_response_time_percentile(0.99),
        "max": total.max_response_time,
    }
    with open(os.path.join(os.environ["PEER_OUT"], part + ".figures"), "w") as file:
        for figure, value in figures.items():
            print(part, figure, value, file=file)


class PeerUser(FastHttpUser):
    if WORK in ("constant", "stall"):
        wait_time = constant_throughput(RATE / USERS)

    @task
    def get(self):
        self.client.get("/")


@events.test_start.add_listener
def on_start(environment, **_):
    def end_cold():
        gevent.sleep(COLD)
        write("cold", environment.stats)
        environment.stats.reset_all()

    if WORK == "constant":
        gevent.spawn(end_cold)


@events.quitting.add_listener
def on_end(environment, **_):
    write("warm" if WORK == "constant" else "all", environment.stats)
