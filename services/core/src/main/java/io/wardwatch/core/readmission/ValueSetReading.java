package io.wardwatch.core.readmission;

import java.util.List;

/** What came of reading value sets: an edition, or what is wrong with the files. */
public sealed interface ValueSetReading {
    /** They are in order. */
    record Loaded(ValueSets sets) implements ValueSetReading {}

    /** They are not; nothing of them holds. At most {@link ValueSetReader#MOST_PROBLEMS} problems are named. */
    record Refused(List<Problem> problems) implements ValueSetReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param line from 1; 0 where it is the file as a whole
     */
    record Problem(String file, int line, String words) {
        @Override
        public String toString() {
            return line == 0 ? file + ": " + words : file + ":" + line + ": " + words;
        }
    }
}
