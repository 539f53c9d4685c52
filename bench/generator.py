"""Asks one address again and again over persistent connections, in a process of its own.

python -m bench.generator HOST PORT SECONDS CONNECTIONS PATH HEADERS-AS-JSON

Each connection ends with the answer of its last request, however long that takes, so that pages of
seconds are measured too. An address that ends in `{number}` gets another number each time.
"""

import http.client
import json
import random
import sys
import threading
import time

PATIENCE = 300  # seconds for one answer


def main(host, port, seconds, connections, path, headers):
    counts: list[int] = []
    faults: list[str] = []
    begun = time.perf_counter()
    arguments = (host, int(port), begun + float(seconds), path, json.loads(headers), counts, faults)
    threads = [threading.Thread(target=ask, args=arguments) for _ in range(int(connections))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begun
    print(json.dumps({"requests": sum(counts), "seconds": took, "faults": len(faults)}))


def ask(host, port, until, path, headers, counts, faults):
    """Ask once at least; note how many were answered, and each that was not, or wrongly."""
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    count = 0
    while not count or time.perf_counter() < until:
        count += 1
        try:
            number = str(random.randrange(10**9))  # noqa: S311 - nothing secret
            connection.request("GET", path.replace("{number}", number), headers=headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status not in (200, 304):
                faults.append(str(answer.status))
        except (OSError, http.client.HTTPException) as error:
            faults.append(repr(error))
            connection.close()
    counts.append(count)
    connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
