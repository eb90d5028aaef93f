# Tries: to start a pool of workers.
# Must: leave no process.
import multiprocessing, time
multiprocessing.get_context("fork").Process(target=time.sleep, args=(600,)).start()
