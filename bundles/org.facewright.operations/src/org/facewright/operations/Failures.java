package org.facewright.operations;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong, said to a person. */
public final class Failures {

	private Failures() {
	}

	/** The message of a failure; those of the file system are bare paths, so what is wrong with them is added. */
	public static String sentence(Exception failure) {
		String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
		return switch (failure) {
			case NoSuchFileException e -> e.getFile() + ": there is no such file";
			case AccessDeniedException e -> e.getFile() + ": access is not permitted";
			case NotDirectoryException e -> e.getFile() + ": is not a folder";
			case FileAlreadyExistsException e -> e.getFile() + ": is in the way";
			case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
			default -> message;
		};
	}
}
