package io.wardwatch.core.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AlertRulesPageTest {
    @Test
    void shouldDescribeEveryRuleInTheReference() throws IOException {
        Path page = Path.of(System.getProperty("wardwatch.root"), "docs", "reference", "alert-rules.md");
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(page, AlertRulesPage.markdown());
        }
        assertThat(Files.readString(page))
                .as("alert-rules.md, which -Dgolden=update writes anew")
                .isEqualTo(AlertRulesPage.markdown());
    }
}
