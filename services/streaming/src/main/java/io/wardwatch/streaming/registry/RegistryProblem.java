package io.wardwatch.streaming.registry;

/**
 * Why a schema registry could not be asked: it is away, refuses the user, or answers nonsense. Says nothing about any record, so
 * no record may be refused for it: whoever meets this waits, or ends. The message says where, why and how to mend it, and holds
 * neither credentials nor what was in a record.
 */
public final class RegistryProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean incompatible;

    private RegistryProblem(String message, boolean incompatible, Throwable cause) {
        super(message, cause);
        this.incompatible = incompatible;
    }

    /** In four parts, each a line. */
    public static RegistryProblem of(String what, String where, String why, String mend) {
        return new RegistryProblem(text(what, where, why, mend), false, null);
    }

    static RegistryProblem of(String what, String where, Throwable cause, String mend) {
        return new RegistryProblem(text(what, where, because(cause), mend), false, cause);
    }

    static RegistryProblem incompatible(String where, String why) {
        return new RegistryProblem(
                text(
                        "the schema registry refuses a schema that is not compatible with those it has",
                        where,
                        why,
                        "do not run this version against that registry; or register the versions between, or relax the"
                                + " subject's compatibility if its readers can bear it"),
                true,
                null);
    }

    /** Whether the registry refused a schema because of the ones before it. */
    public boolean incompatible() {
        return incompatible;
    }

    private static String because(Throwable cause) {
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ", " + RegistryJson.shortened(message));
    }

    private static String text(String what, String where, String why, String mend) {
        return "%s%n  where: %s%n  why:   %s%n  mend:  %s".formatted(what, where, why, mend);
    }
}
