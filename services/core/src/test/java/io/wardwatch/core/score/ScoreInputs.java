package io.wardwatch.core.score;

/** Score inputs for tests: a patient of whom everything is known, with one thing changed at a time. */
public final class ScoreInputs {
    private Moment moment = Moment.DISCHARGE;
    private int age = 70;
    private String sex = "F";
    private String type = "ELECTIVE";
    private boolean emergencyArrival;
    private int priorAdmissions;
    private int priorVisits;
    private int charlson;
    private boolean diagnosesKnown = true;
    private int midnights = 4;
    private int sinceDischarge = -1;
    private String disposition = "01";
    private double hemoglobin = 13.5;
    private double sodium = 140;
    private int procedures;
    private int elixhauser;
    private boolean coded;
    private String service = "";

    public static ScoreInputs atDischarge() {
        return new ScoreInputs();
    }

    public static ScoreInputs atAdmission() {
        ScoreInputs inputs = new ScoreInputs();
        inputs.moment = Moment.ADMISSION;
        inputs.midnights = -1;
        inputs.disposition = "";
        return inputs;
    }

    public ScoreInputs age(int years) {
        age = years;
        return this;
    }

    public ScoreInputs sex(String value) {
        sex = value;
        return this;
    }

    public ScoreInputs type(String value) {
        type = value;
        return this;
    }

    public ScoreInputs emergencyArrival() {
        emergencyArrival = true;
        return this;
    }

    public ScoreInputs priorAdmissions(int count) {
        priorAdmissions = count;
        return this;
    }

    public ScoreInputs priorVisits(int count) {
        priorVisits = count;
        return this;
    }

    public ScoreInputs charlson(int bits) {
        charlson = bits;
        return this;
    }

    public ScoreInputs diagnosesUnknown() {
        diagnosesKnown = false;
        return this;
    }

    public ScoreInputs midnights(int count) {
        midnights = count;
        return this;
    }

    public ScoreInputs daysSinceDischarge(int days) {
        sinceDischarge = days;
        return this;
    }

    public ScoreInputs disposition(String code) {
        disposition = code;
        return this;
    }

    public ScoreInputs labs(double hemoglobinGdl, double sodiumMmoll) {
        hemoglobin = hemoglobinGdl;
        sodium = sodiumMmoll;
        return this;
    }

    public ScoreInputs procedures(int count) {
        procedures = count;
        return this;
    }

    public ScoreInputs elixhauser(int bits) {
        elixhauser = bits;
        return this;
    }

    public ScoreInputs coded() {
        coded = true;
        return this;
    }

    public ScoreInputs service(String code) {
        service = code;
        return this;
    }

    public ScoreInputs moment(Moment when) {
        moment = when;
        return this;
    }

    public ScoreInput build() {
        return new ScoreInput(
                moment,
                age,
                sex,
                type,
                emergencyArrival,
                priorAdmissions,
                priorVisits,
                charlson,
                elixhauser,
                diagnosesKnown,
                midnights,
                sinceDischarge,
                disposition,
                "MEDICARE",
                hemoglobin,
                sodium,
                procedures,
                coded,
                service);
    }
}
