namespace EventLogs.Generator.Evolution;

/// <summary>Everything that can change between two versions of the schemas. <see cref="ChangeRules"/> has a row for each.</summary>
internal enum ChangeKind
{
    EventAdded,
    EventRemoved,
    EventMoved,
    SourceChanged,
    DetailTypeChanged,
    DetailTypeAdded,
    PatternChanged,
    BusChanged,
    TableRenamed,

    ColumnAppended,
    ColumnInserted,
    ColumnMoved,
    ColumnRemoved,
    ColumnRenamed,
    ColumnKeyChanged,
    ColumnRetyped,
    ColumnPathChanged,
    ColumnArnChanged,
    ColumnTightened,
    ColumnLoosened,

    FieldAppended,
    FieldInserted,
    FieldMoved,
    FieldRemoved,
    FieldRetyped,
    FieldPathChanged,
    FieldTightened,
    FieldLoosened,

    ValueReencoded,
    EnumValueAdded,
    EnumValueRemoved,
    DescriptionChanged,
    SerdeParametersChanged,
    HistoryColumnRetyped,

    PropertyAdded,
    PropertyRemoved,
    PropertyRetyped,
    PropertyTightened,
    PropertyLoosened,
    PropertyRenamed,
    TypeRenamed,
    ConstantChanged,
}
