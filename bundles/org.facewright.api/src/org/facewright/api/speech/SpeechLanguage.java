package org.facewright.api.speech;

/**
 * A language that an aligner knows.
 *
 * @param id    BCP 47 tag, such as {@code en} or {@code zh-Latn-pinyin}
 * @param label for people
 * @param note  one sentence on how transcripts are written and how well it works; may be empty
 */
public record SpeechLanguage(String id, String label, String note) {
}
