package io.wardwatch.core.score.card;

/**
 * Every point score that is computed, by the publication that defines it: variants that differ in one number are different
 * versions. The id is stable and goes on the wire.
 */
public enum ScoreVersion {
    LACE_2010("lace-2010", 0, 19, 5, 10, "van Walraven 2010, CMAJ 182:551"),
    LACE_2010_CHARLSON_1987("lace-2010+charlson-1987", 0, 19, 5, 10, "LACE, its C on the weights of 1987"),
    LACE_2010_QUAN_2011("lace-2010+quan-2011", 0, 19, 5, 10, "LACE, its C on the weights of 2011"),
    HOSPITAL_2013("hospital-2013", 0, 13, 5, 7, "Donzé 2013, JAMA Intern Med 173:632"),
    HOSPITAL_2016("hospital-2016", 0, 13, 5, 7, "Donzé 2016, JAMA Intern Med 176:496"),
    HOSPITAL_SIMPLIFIED_2017(
            "hospital-simplified-2017", 0, 12, ScoreVersion.NEVER, 5, "Aubert 2017, BMJ Qual Saf 26:799"),
    ONE_RULE("two-in-12-months", 0, 1, "PMC4407637"),
    CHARLSON_1987("charlson-1987", 0, 29, "Charlson 1987, J Chronic Dis 40:373; codes of Quan 2005"),
    CHARLSON_QUAN_2011("charlson-quan-2011", 0, 24, "Quan 2011, Am J Epidemiol 173:676; codes of Quan 2005"),
    CHARLSON_LACE_2010("charlson-lace-2010", 0, 31, "the weights of LACE's C; codes of Quan 2005"),
    ELIXHAUSER_VAN_WALRAVEN_2009(
            "elixhauser-van-walraven-2009", -19, 85, "van Walraven 2009, Med Care 47:626; codes of Quan 2005"),
    NEWS2_SCALE1("news2-2017/scale-1", 0, 20, 5, 7, "Royal College of Physicians 2017"),
    NEWS2_SCALE2("news2-2017/scale-2", 0, 20, 5, 7, "Royal College of Physicians 2017, hypercapnic scale"),
    MEWS_2001("mews-subbe-2001", 0, 14, ScoreVersion.NEVER, 5, "Subbe 2001, QJM 94:521");

    private static final int NEVER = Integer.MAX_VALUE;

    private final String id;
    private final int least;
    private final int most;
    private final boolean banded;
    private final int mediumFrom;
    private final int highFrom;
    private final String source;

    ScoreVersion(String id, int least, int most, String source) {
        this(id, least, most, false, NEVER, NEVER, source);
    }

    ScoreVersion(String id, int least, int most, int mediumFrom, int highFrom, String source) {
        this(id, least, most, true, mediumFrom, highFrom, source);
    }

    ScoreVersion(String id, int least, int most, boolean banded, int mediumFrom, int highFrom, String source) {
        this.id = id;
        this.least = least;
        this.most = most;
        this.banded = banded;
        this.mediumFrom = mediumFrom;
        this.highFrom = highFrom;
        this.source = source;
    }

    /** The stable id. */
    public String id() {
        return id;
    }

    /** The least that any patient can have. */
    public int least() {
        return least;
    }

    /** The most that any patient can have, hierarchies applied. */
    public int most() {
        return most;
    }

    /** Where the table stands. */
    public String source() {
        return source;
    }

    /** The class of a total, {@link Band#UNBANDED} where none are published. */
    public Band band(int points) {
        if (!banded) {
            return Band.UNBANDED;
        }
        if (points >= highFrom) {
            return Band.HIGH;
        }
        return points >= mediumFrom ? Band.MEDIUM : Band.LOW;
    }
}
