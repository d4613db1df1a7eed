package io.wardwatch.formats;

import io.wardwatch.core.event.Event;
import io.wardwatch.core.event.Rejection;
import io.wardwatch.core.event.RejectionReason;
import io.wardwatch.core.feed.ActionKind;
import io.wardwatch.core.feed.AlertAction;
import io.wardwatch.formats.EventShape.Symbols;
import io.wardwatch.schemas.TopicCatalogue;
import io.wardwatch.schemas.TopicSpec;

/** Actions on {@code care.alert-action.v1} or {@code rcm.alert-action.v1}, which have the same shape. */
public final class AlertActionWire extends Wire<AlertAction> {
    private static final Symbols KINDS = Symbols.of(io.wardwatch.schemas.avro.ActionKind.getClassSchema());

    private AlertActionWire(TopicSpec topic) {
        super(topic);
    }

    /** Of care teams. */
    public static AlertActionWire care() {
        return new AlertActionWire(TopicCatalogue.CARE_ALERT_ACTIONS);
    }

    /** Of the revenue cycle team. */
    public static AlertActionWire finance() {
        return new AlertActionWire(TopicCatalogue.FINANCE_ALERT_ACTIONS);
    }

    @Override
    void write(AlertAction action, AvroOutput out) {
        out.text(action.actionId());
        out.text(action.alertId());
        out.number(KINDS.place(action.kind().name(), "kind"));
        out.text(action.actor());
        out.number(action.at());
        out.text(action.severity());
        out.optionalText(action.comment());
        out.optionalText(action.assignee());
        OutputParts.writeOptional(action.until(), out);
        out.optionalText(action.reason());
    }

    @Override
    AlertAction read(AvroInput in) {
        String actionId = in.text("actionId");
        String alertId = in.text("alertId");
        ActionKind kind = OutputParts.constant(ActionKind.class, KINDS.name(in.number(), "kind", in), "kind", in);
        String actor = in.code("actor");
        long at = in.number();
        String severity = in.code("severity");
        String comment = in.optionalText("comment");
        String assignee = in.present() ? in.code("assignee") : "";
        long until = OutputParts.readOptional(in);
        String reason = in.present() ? in.code("reason") : "";
        return new AlertAction(actionId, alertId, kind, actor, at, severity, comment, assignee, until, reason);
    }

    @Override
    Rejection check(AlertAction action) {
        if (action.actionId().isEmpty()) {
            return Rejection.of(RejectionReason.MISSING_FIELD, "actionId");
        }
        if (action.alertId().isEmpty()) {
            return Rejection.of(RejectionReason.MISSING_FIELD, "alertId");
        }
        boolean endless = action.kind() == ActionKind.SNOOZED && action.until() == Event.ABSENT;
        return endless ? Rejection.of(RejectionReason.MISSING_FIELD, "until") : null;
    }
}
