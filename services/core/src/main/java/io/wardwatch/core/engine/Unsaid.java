package io.wardwatch.core.engine;

import io.wardwatch.core.alert.CareAlert;
import io.wardwatch.core.alert.FinanceAlert;
import io.wardwatch.core.event.PatientKey;
import io.wardwatch.core.identity.Link;
import io.wardwatch.core.identity.Notice;
import io.wardwatch.core.measure.Contribution;
import io.wardwatch.core.timeline.Finding;
import java.util.List;

/** Nobody listens to steps: what holds is described in the end. */
public enum Unsaid implements Outputs {
    OUTPUTS;

    @Override
    public boolean differences() {
        return false;
    }

    @Override
    public boolean scores() {
        return false;
    }

    @Override
    public void contribution(Contribution difference) {}

    @Override
    public void stay(Stay stay) {}

    @Override
    public void judgedStay(JudgedStay stay) {}

    @Override
    public void score(IssuedScore score) {}

    @Override
    public void alert(CareAlert alert) {}

    @Override
    public void paymentScore(IssuedPaymentScore score) {}

    @Override
    public void financeAlert(FinanceAlert alert) {}

    @Override
    public void finding(Finding finding, boolean raised) {}

    @Override
    public void links(PatientKey home, List<Link> links) {}

    @Override
    public void notice(Notice notice) {}
}
