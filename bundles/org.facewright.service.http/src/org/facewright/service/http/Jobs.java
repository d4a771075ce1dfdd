package org.facewright.service.http;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.facewright.service.http.ApiException.Kind;
import org.jspecify.annotations.Nullable;

/** The jobs of a service, those that wait, work and have ended. Safe for use from several threads. */
final class Jobs implements AutoCloseable {

	private static final int REMEMBERED = 200;
	private static final int WAITING = 100;
	private static final int CLOSE_SECONDS = 5;
	private static final SecureRandom RANDOM = new SecureRandom();

	private final Path folder;
	private final ExecutorService workers;
	private final Map<String, Job> jobs = new LinkedHashMap<>();

	/** @param folder for files that jobs return */
	Jobs(Path folder, int workers) {
		this.folder = folder;
		this.workers = Executors.newFixedThreadPool(workers, task -> {
			Thread thread = new Thread(task, "facewright-api-job");
			thread.setDaemon(true);
			return thread;
		});
	}

	/** A name that can't be guessed. */
	static String newId() {
		byte[] bytes = new byte[12];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/** @throws ApiException when too many are waiting */
	Job start(String kind, Job.Work work) throws ApiException, IOException {
		Job job;
		synchronized (this) {
			long open = jobs.values().stream().filter(known -> !known.hasEnded()).count();
			if (open >= WAITING) {
				throw new ApiException(Kind.TOO_BUSY, "%d jobs are waiting; come back when some have ended"
						.formatted(open), Map.of("Retry-After", "10"));
			}
			forgetOldest();
			String id = newId();
			job = new Job(id, kind, folder.resolve(id), work);
			jobs.put(id, job);
		}
		workers.execute(job::run);
		return job;
	}

	private void forgetOldest() throws IOException {
		Iterator<Job> oldest = jobs.values().iterator();
		while (jobs.size() >= REMEMBERED && oldest.hasNext()) {
			Job job = oldest.next();
			if (job.hasEnded()) {
				oldest.remove();
				delete(job.folder);
			}
		}
	}

	/** @throws ApiException when there is none */
	synchronized Job find(String id) throws ApiException {
		Job job = jobs.get(id);
		if (job == null) {
			throw new ApiException(Kind.NOT_FOUND, "there is no job '%s'".formatted(id));
		}
		return job;
	}

	synchronized List<Job> all() {
		return List.copyOf(jobs.values());
	}

	/** Cancels and forgets a job, with the files that it returned. */
	void delete(String id) throws ApiException, IOException, InterruptedException {
		Job job = find(id);
		job.cancel();
		if (!job.awaitEnd(CLOSE_SECONDS)) {
			throw new ApiException(Kind.NOT_READY, "the job is stopping; delete it again in a moment");
		}
		synchronized (this) {
			jobs.remove(id);
		}
		delete(job.folder);
	}

	/** Deletes a folder with all in it; nothing when there is none. */
	static void delete(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {
			@Override
			@SuppressWarnings("null") // the JDK is not annotated
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			@SuppressWarnings("null") // the JDK is not annotated
			public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
					throws IOException {
				if (failure != null) {
					throw failure;
				}
				Files.delete(visited);
				return FileVisitResult.CONTINUE;
			}
		});
	}

	/** Cancels all jobs and waits a little for them to clean up. */
	@Override
	public void close() {
		all().forEach(Job::cancel);
		workers.shutdown();
		try {
			workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
