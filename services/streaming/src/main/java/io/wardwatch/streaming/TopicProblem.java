package io.wardwatch.streaming;

/**
 * Why a topic does not fit the catalogue.
 *
 * @param topic its name
 * @param what what is wrong with it
 * @param mend what to do about it
 */
public record TopicProblem(String topic, String what, String mend) {
    @Override
    public String toString() {
        return topic + ": " + what + "; " + mend;
    }
}
