using System.Collections.Frozen;
using System.Collections.Immutable;
using static EventLogs.Generator.Evolution.Breaks;
using static EventLogs.Generator.Evolution.ChangeKind;

namespace EventLogs.Generator.Evolution;

/// <summary>The table of all kinds of change. docs/evolution.md is made from it.</summary>
/// <remarks>
/// At the start of a query Athena compares the columns of every registered partition to the table's: by position for JSON, by name for
/// Parquet. Source: https://docs.aws.amazon.com/athena/latest/ug/updates-and-partitions.html. Of structs its engine compares the fields by
/// position for both, and lets them differ at the end. Source: https://github.com/trinodb/trino/pull/14969. A history has no registered
/// partitions: its days are projected, and its files are read with the table's columns, which are looked up in them by name, as are the
/// fields of structs. Source: https://docs.aws.amazon.com/athena/latest/ug/handling-schema-updates-chapter.html
/// </remarks>
internal static class ChangeRules
{
    /// <summary>One row for each kind, in the order of the kinds.</summary>
    public static ImmutableArray<ChangeRule> All { get; } =
    [
        Same(
            EventAdded, Nothing,
            "The next deployment adds a rule, a delivery stream and an empty table.",
            "Nothing needs to be done."),
        Same(
            EventRemoved, Queries | CSharpCallers | MapperResults,
            "The next deployment removes the rule, the delivery stream and the table; the objects in the bucket stay. The C# types are "
            + "gone.",
            "Keep the schema for as long as anybody asks for the log."),
        Same(
            EventMoved, Nothing,
            "Its generated files are elsewhere. Rule, stream and table stay.",
            "Nothing needs to be done."),
        Same(
            SourceChanged, MapperResults,
            "The rule matches the events of the new source only; those of the old one are not logged any more.",
            "If both occur, describe the new one in a schema and a table of its own."),
        Same(
            DetailTypeChanged, MapperResults,
            "The rule matches the events of the new detail type only; those of the old one are not logged any more.",
            "If both occur, describe the new one in a schema and a table of its own."),
        Same(
            DetailTypeAdded, Nothing,
            "The rule matches more detail types than before, and the log has their events too, from the next deployment on.",
            "Ask for the detail type in queries that want some of them only."),
        Same(
            DetailTypeRemoved, MapperResults,
            "The rule matches fewer detail types than before; events of the others are not logged any more.",
            "Keep the detail type for as long as anybody asks for its events, or describe it in a schema and a table of its own."),
        Same(
            PatternAdded, MapperResults,
            "The rule delivers those events only that the pattern matches; the others are not logged any more.",
            "Make sure that the pattern matches all that queries ask for; to see fewer events, ask for them in a view."),
        Same(
            PatternRemoved, Nothing,
            "The rule delivers all events of the source and detail type, and the log has them from the next deployment on.",
            "Ask in queries for what the pattern asked for, where they want those events only."),
        Same(
            PatternChanged, MapperResults,
            "The rule matches other events than before: those that the new pattern does not match are not logged any more.",
            "Make sure that the new pattern matches all that queries ask for; to see fewer events, ask for them in a view."),
        Same(
            BusChanged, MapperResults,
            "The rule listens on the new bus only; events that are put onto the old one are not logged any more.",
            "If both occur, keep the old bus, and forward the events of the new one to it with a rule."),
        Differ(
            TableRenamed, RegisteredPartitions | Queries, History | Queries,
            "The next deployment makes an empty table with a stream, a folder and a history of its own, and removes the old ones; their "
            + "objects stay where they are.",
            "Keep the name, and give the log another one with a view."),

        Same(
            ColumnAppended, Nothing,
            "Registered partitions show it as null until they are synced, even for lines that have it. Older days of the history have null.",
            "Deploy, or alter the table; then sync the partitions, at least the newest."),
        Differ(
            ColumnInserted, RegisteredPartitions, Nothing,
            "Athena compares the columns of a JSON table's partitions by position: in older partitions every column from here on is taken "
            + "for "
            + "its neighbour, or the query fails with HIVE_PARTITION_SCHEMA_MISMATCH.",
            "Put the new one last: as the last property of detail, or named last in x-event-log after all others."),
        Differ(
            ColumnMoved, RegisteredPartitions, Nothing,
            "Athena compares the columns of a JSON table's partitions by position: in older partitions it is taken for another column, or "
            + "the "
            + "query fails with HIVE_PARTITION_SCHEMA_MISMATCH.",
            "Keep the order; name the columns in x-event-log where the order of the properties has to change."),
        Differ(
            ColumnRemoved, RegisteredPartitions | Queries | CSharpCallers, Queries | CSharpCallers,
            "Queries that name it fail. In older partitions the columns after it move up by one, as when a column is inserted.",
            "Keep the column, even if events leave it out: it is null then, and takes no space."),
        Differ(
            ColumnRenamed, RegisteredPartitions | Queries | CSharpCallers, History | Queries | CSharpCallers,
            "Queries that name it fail. A registered partition, that of the current hour among them, goes on to look for the old key in "
            + "new lines. Older days of the history have no such column: it is null there.",
            "Keep the name, and give the column another one with a view."),
        Differ(
            ColumnKeyChanged, RegisteredPartitions | CSharpCallers, CSharpCallers,
            "New lines have it under another key. Where the keys differ by more than case, one setting of the serde reads only the older "
            + "or the newer lines.",
            "Keep exactly this name."),
        Differ(
            ColumnRetyped, RegisteredPartitions | Queries | CSharpCallers | MapperResults, History | Queries | CSharpCallers | MapperResults,
            "Queries over older partitions fail with HIVE_PARTITION_SCHEMA_MISMATCH, or read null where an older line has a value of the "
            + "other type. Those over older days of the history fail with HIVE_BAD_DATA.",
            "Keep the column as it is and append a new one with the new type."),
        Same(
            ColumnPathChanged, Queries | MapperResults,
            "Rows from before and after the change hold values of different origin under one name.",
            "Keep the column and append a new one, unless both paths mean the same."),
        Same(
            ColumnArnChanged, Queries | MapperResults,
            "Rows from before and after the change hold ARNs of different resources, or other parts of them, under one name.",
            "Keep the column and append a new one, unless both mean the same."),
        Same(
            ColumnTightened, CSharpCallers | MapperResults,
            "Events without the value are refused from now on, and end under the error prefix. C# does not read older lines "
            + "without it as rows any more.",
            "Require only what every event has always had."),
        Same(
            ColumnLoosened, Nothing,
            "Events without the value are accepted; the column is null then, in C# too.",
            "Look at queries and callers that rely on a value."),

        Same(
            FieldAppended, Nothing,
            "Registered partitions show it as null until they are synced. AWS promises no schema updates inside structs; its engine lets "
            + "fields differ at the end.",
            "Deploy, sync the partitions, and try a query over an older one. ALTER TABLE cannot do it."),
        Differ(
            FieldInserted, RegisteredPartitions, Nothing,
            "Athena compares the fields of a struct by position: queries over older partitions fail with HIVE_PARTITION_SCHEMA_MISMATCH. In "
            + "the history they are found by name.",
            "Put the new property last in its object."),
        Differ(
            FieldMoved, RegisteredPartitions, Nothing,
            "Athena compares the fields of a struct by position: queries over older partitions fail with HIVE_PARTITION_SCHEMA_MISMATCH. In "
            + "the history they are found by name.",
            "Keep the order of the properties."),
        Differ(
            FieldRemoved, RegisteredPartitions | Queries | CSharpCallers, Queries | CSharpCallers,
            "Queries that name it fail. Unless it was the last one, queries over older partitions fail with "
            + "HIVE_PARTITION_SCHEMA_MISMATCH.",
            "Keep the property, even if events leave it out: the field is null then."),
        Differ(
            FieldRetyped, RegisteredPartitions | Queries | CSharpCallers | MapperResults, History | Queries | CSharpCallers | MapperResults,
            "Queries over older partitions fail with HIVE_PARTITION_SCHEMA_MISMATCH, or read null where an older line has a value of the "
            + "other type. Those over older days of the history fail with HIVE_BAD_DATA.",
            "Keep the property as it is; put what is new under another name, last in its object."),
        Same(
            FieldPathChanged, CSharpCallers | MapperResults,
            "Rows from before and after the change hold the values of different properties under one name.",
            "Keep exactly this property."),
        Same(
            FieldTightened, CSharpCallers | MapperResults,
            "Events without the value are refused from now on, and end under the error prefix. C# does not read older lines "
            + "without it as rows any more.",
            "Require only what every event has always had."),
        Same(
            FieldLoosened, Nothing,
            "Events without the value are accepted; the field is null then, in C# too.",
            "Look at queries and callers that rely on a value."),

        Same(
            ValueReencoded, Queries | CSharpCallers | MapperResults,
            "The type in Athena stays string, but one part of the rows holds the text itself and the other its JSON form.",
            "Keep the column as it is and append a new one."),
        Same(
            EnumValueAdded, Nothing,
            "Documentation and C# get one more constant. Events with the value were logged before as well.",
            "Look at queries and callers that list all values."),
        Same(
            EnumValueRemoved, CSharpCallers,
            "Its C# constant is gone. Events with the value are logged all the same.",
            "Keep a value that older events have."),
        Same(
            DescriptionChanged, Nothing,
            "Comments in Glue and in C# change, and the documentation.",
            "Nothing needs to be done."),
        Same(
            SerdeParametersChanged, Nothing,
            "The table and new partitions are read with other settings; registered ones keep theirs, which fit their columns. The history "
            + "has no such settings.",
            "Deploy: Athena has no statement for it. Sync the partitions where columns were appended too."),
        Differ(
            HistoryColumnRetyped, Nothing, History | Queries,
            "The log has the same type. The history has the event's time as a timestamp, in one column, and other text as it is: queries over "
            + "older days of it fail with HIVE_BAD_DATA.",
            "Keep the format of the time, and the first column that has it; or fold the older days again."),

        Same(
            PropertyAdded, Nothing,
            "The C# event has one more property. No column reads it.",
            "Nothing needs to be done."),
        Same(
            PropertyRemoved, CSharpCallers,
            "The C# event no longer has the property. No column read it.",
            "Keep the property as long as code uses it."),
        Same(
            PropertyRetyped, CSharpCallers,
            "The property of a C# record has another type: code that uses it does not compile. A number, a boolean, a time or free JSON that "
            + "may be null is such a type, too.",
            "Keep the type, or change the callers in the same commit."),
        Same(
            PropertyTightened, CSharpCallers,
            "System.Text.Json refuses JSON without it, and code that makes such records must set it. The mapper does not ask for it.",
            "Require only what every event has always had."),
        Same(
            PropertyLoosened, Nothing,
            "The property of a C# record may be null, of which the compiler warns. The table stays.",
            "Look at callers that rely on a value."),
        Same(
            PropertyRenamed, CSharpCallers,
            "The property of a C# record has another name, because the names around it have changed: code does not compile, or reads another "
            + "value. The table stays.",
            "Put new properties after the others, or change the callers in the same commit."),
        Same(
            TypeRenamed, CSharpCallers,
            "A C# class, record or class of constants has another name: because its schema or definition has, or because another one has taken "
            + "its name. The table stays.",
            "Keep the name of the definition, or give the object one of its own; or change the callers in the same commit."),
        Same(
            ConstantChanged, CSharpCallers,
            "The C# constant of a value has another name, because the values around it have changed; its old name may be another value.",
            "Put new values after the others, or change the callers in the same commit."),
    ];

    private static readonly FrozenDictionary<ChangeKind, ChangeRule> ByKind = All.ToFrozenDictionary(rule => rule.Kind);

    /// <summary>The row of a kind.</summary>
    public static ChangeRule Of(ChangeKind kind) => ByKind[kind];

    private static ChangeRule Same(ChangeKind kind, Breaks breaks, string consequence, string remedy) =>
        new(kind, breaks, breaks, consequence, remedy);

    private static ChangeRule Differ(ChangeKind kind, Breaks json, Breaks parquet, string consequence, string remedy) =>
        new(kind, json, parquet, consequence, remedy);
}
