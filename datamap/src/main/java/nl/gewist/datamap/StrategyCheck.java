package nl.gewist.datamap;

import java.util.Set;
import nl.gewist.datamap.Catalog.Column;
import nl.gewist.datamap.Misfit.Code;

/** Checks that every strategy can be carried out: a refused update would otherwise stop an erasure halfway. */
final class StrategyCheck {
    private static final Set<String> DATES = Set.of("date", "timestamp", "timestamptz");

    private final Reach reach;
    private final Misfits misfits;

    StrategyCheck(Reach reach, Misfits misfits) {
        this.reach = reach;
        this.misfits = misfits;
    }

    void check() {
        for (var name : reach.collections()) {
            if (reach.collection(name).treatment() == Treatment.ANONYMISE) {
                FieldPlan.of(reach, name).forEach(plan -> check(name, plan));
            }
        }
        reach.map().collections().values().stream()
                .filter(collection -> reach.catalog().table(collection.name()).isPresent())
                .forEach(collection -> collection
                        .mentions()
                        .forEach(mention -> mention.redact()
                                .forEach(field ->
                                        checkRedact(collection.name(), reach.column(collection.name(), field)))));
    }

    private void check(CollectionName name, FieldPlan plan) {
        var column = plan.column();
        if (reach.table(name).primaryKey().contains(column.name())) {
            add(Code.PRIMARY_KEY, name, column, "primary keys never change: remove it from fields");
        } else if (column.generated()) {
            add(Code.NO_STRATEGY, name, column, "the database generates it: remove it from fields, treat its sources");
        }
        switch (plan.strategy()) {
            case null ->
                add(
                        Code.NO_STRATEGY,
                        name,
                        column,
                        "is personal, may not be null and is no text: give it a strategy, or keep it with a basis");
            case Strategy.Null ignored
            when !column.nullable() ->
                add(Code.NOT_NULLABLE, name, column, "may not be null: use pseudonym or a constant");
            case Strategy.Null ignored -> {}
            case Strategy.Constant constant -> checkConstant(name, column, constant);
            case Strategy.Pseudonym ignored -> checkPseudonym(name, column, plan.email());
            case Strategy.Redact ignored when column.isTextArray() -> {}
            case Strategy.Redact ignored -> checkRedact(name, column);
            case Strategy.Truncate ignored
            when !DATES.contains(column.type()) ->
                add(Code.NOT_A_DATE, name, column, "only a date or timestamp can be truncated");
            case Strategy.Truncate ignored -> {}
            case Strategy.Keys ignored
            when !column.isJson() ->
                add(Code.NOT_JSON, name, column, "only json and jsonb have keys: use another strategy");
            case Strategy.Keys ignored -> {}
        }
    }

    private void checkConstant(CollectionName name, Column column, Strategy.Constant constant) {
        if (column.unique()) {
            add(Code.UNIQUE_CONSTANT, name, column, "is unique: a constant would clash, use pseudonym");
        } else if (!column.holds(
                constant.value().codePointCount(0, constant.value().length()))) {
            add(Code.TOO_SHORT, name, column, "holds " + column.maxLength() + " characters: use a shorter constant");
        }
    }

    private void checkPseudonym(CollectionName name, Column column, boolean email) {
        if (!column.isText()) {
            add(Code.NOT_TEXT, name, column, "is no text: use 'null' or a constant");
        } else if (!column.holds(Pseudonyms.needed(column, email))) {
            add(
                    Code.TOO_SHORT,
                    name,
                    column,
                    "a pseudonym needs " + Pseudonyms.needed(column, email) + " characters: use 'null' or widen it");
        }
    }

    private void checkRedact(CollectionName name, Column column) {
        if (!column.isText()) {
            add(Code.NOT_TEXT, name, column, "only text can be redacted");
        } else if (!column.holds(Redaction.REPLACEMENT.length())) {
            add(Code.TOO_SHORT, name, column, "is too short to redact: use 'null'");
        }
    }

    private void add(Code code, CollectionName name, Column column, String cure) {
        misfits.add(code, name, column.name(), Set.of(reach.type().name()), cure);
    }
}
