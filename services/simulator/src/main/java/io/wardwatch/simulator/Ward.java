package io.wardwatch.simulator;

/** The units that every hospital of the network has; the name is the unit's code in events. */
enum Ward {
    ED("EMERGENCY"),
    OBS("OBSERVATION"),
    MED1("MEDICINE"),
    MED2("MEDICINE"),
    CARD("CARDIOLOGY"),
    SURG("SURGERY"),
    ONC("ONCOLOGY"),
    ICU("CRITICAL_CARE");

    private final String service;

    Ward(String service) {
        this.service = service;
    }

    String service() {
        return service;
    }
}
