package io.wardwatch.model.folder;

import java.io.IOException;
import java.nio.file.Path;

/** A model folder that must not score, and why. */
public final class ModelRefused extends IOException {
    private static final long serialVersionUID = 1L;

    ModelRefused(Path folder, String why) {
        super("the model in " + folder + " is refused: " + why);
    }
}
