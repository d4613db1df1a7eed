package io.wardwatch.standalone;

import io.wardwatch.core.score.Models;
import io.wardwatch.formats.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The models that a command is told to score with. Unlike {@code risk}, a command fails where one is bad. */
final class GivenModels {
    private GivenModels() {}

    /** @param named by target: readmission, denial or payment */
    static Models read(Map<String, Path> named) {
        Models models = Models.bundled();
        for (Map.Entry<String, Path> each : named.entrySet()) {
            if (!ModelFile.TARGETS.containsKey(each.getKey())) {
                throw Failure.of("there is no such target")
                        .at(each.getKey())
                        .mend("name one of " + String.join(", ", ModelFile.TARGETS.keySet()));
            }
            try {
                models = models.with(ModelFile.read(each.getValue(), ModelFile.TARGETS.get(each.getKey())));
            } catch (IOException bad) {
                throw Failure.of("the model cannot be used")
                        .at(each.getValue())
                        .because(bad)
                        .mend("name a flat file or the folder of a logistic regression, raw or calibrated by platt");
            }
        }
        return models;
    }
}
