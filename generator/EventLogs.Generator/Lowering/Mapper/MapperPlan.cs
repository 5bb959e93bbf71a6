using System.Collections.Immutable;
using EventLogs.Generator.Model;

namespace EventLogs.Generator.Lowering.Mapper;

/// <summary>A mapper with all its names and decisions: the template only lays it out.</summary>
/// <param name="MapperName">The file-local class that holds the code, apart from the records in the event's own class.</param>
/// <param name="Table">The table that the lines go to.</param>
/// <param name="Source">The event's <c>source</c>, and where it is found.</param>
/// <param name="DetailType">The event's <c>detail-type</c>, and where it is found.</param>
/// <param name="Objects">The objects of the event that are walked; the event itself comes first.</param>
/// <param name="WriteFunction">The C# function that writes the columns.</param>
/// <param name="Columns">The columns in order.</param>
/// <param name="Structs">The structs inside the columns, each once however many values have its shape.</param>
internal sealed record MapperPlan(
    string MapperName,
    string Table,
    ExpectedText Source,
    ExpectedText DetailType,
    ImmutableArray<ObjectPlan> Objects,
    string WriteFunction,
    ImmutableArray<ColumnPlan> Columns,
    ImmutableArray<StructPlan> Structs);

/// <summary>A value that must be this text.</summary>
/// <param name="Value">The C# expression of the value.</param>
/// <param name="Text">The text.</param>
internal sealed record ExpectedText(string Value, string Text);

/// <summary>An object that is walked once, to find where the values in it stand.</summary>
/// <param name="Description">Which object it is, for a comment.</param>
/// <param name="ValuesType">The C# struct that has a place for each value.</param>
/// <param name="ReadFunction">The C# function that fills it.</param>
/// <param name="KeepsKind">Whether the object's own JSON type is checked later.</param>
/// <param name="KeepsItself">Whether the object's own bytes are needed too.</param>
/// <param name="Members">The properties that are needed.</param>
internal sealed record ObjectPlan(
    string Description,
    string ValuesType,
    string ReadFunction,
    bool KeepsKind,
    bool KeepsItself,
    ImmutableArray<MemberPlan> Members)
{
    /// <summary>How the names of the members are told apart.</summary>
    public NameSlots Slots { get; } = new(Members.Select(member => member.Key));

    /// <summary>The members, each with the number of its name.</summary>
    public IEnumerable<SlotPlan> Cases => Members.Select(member => new SlotPlan(Slots.Of(member.Key), member));
}

/// <summary>A property with the number of its name.</summary>
/// <param name="Slot">The number.</param>
/// <param name="Member">The property.</param>
internal sealed record SlotPlan(int Slot, MemberPlan Member);

/// <summary>A property that is needed.</summary>
/// <param name="Key">Its name in the event.</param>
/// <param name="Name">The C# field for it.</param>
/// <param name="Inside">The object that it is walked as; null when the value is taken whole.</param>
internal sealed record MemberPlan(string Key, string Name, ObjectPlan? Inside);

/// <summary>A column, or a field of a struct.</summary>
/// <param name="Comment">What it is, on one line.</param>
/// <param name="Key">Its key in the line with the comma before and the colon after it.</param>
/// <param name="Value">The C# expression of its value.</param>
/// <param name="Path">The JSONPath of its value: from the event for a column, from the struct for a field.</param>
/// <param name="IsRequired">Whether it must have a value.</param>
/// <param name="Write">How the value is written; for an ARN column unused.</param>
internal sealed record ColumnPlan(string Comment, string Key, string Value, string Path, bool IsRequired, WritePlan Write)
{
    /// <summary>Objects that the value is in and that no column before has checked.</summary>
    public ImmutableArray<CheckPlan> Checks { get; init; } = [];

    /// <summary>For a column that takes one ARN of an array: which.</summary>
    public ArnPattern? Arn { get; init; }
}

/// <summary>A check that a value on the way is an object.</summary>
/// <param name="Value">The C# expression of the value.</param>
/// <param name="Path">Its JSONPath.</param>
internal sealed record CheckPlan(string Value, string Path);

/// <summary>How a value is written.</summary>
/// <param name="Method">The method of the line writer.</param>
/// <param name="Function">For a struct: the C# function that writes its fields.</param>
/// <param name="Element">For an array or a map: how what is inside is written.</param>
internal sealed record WritePlan(string Method, string? Function = null, WritePlan? Element = null);

/// <summary>A struct inside a column.</summary>
/// <param name="Object">How the object is read.</param>
/// <param name="WriteFunction">The C# function that writes its fields.</param>
/// <param name="Fields">The fields in order.</param>
internal sealed record StructPlan(ObjectPlan Object, string WriteFunction, ImmutableArray<ColumnPlan> Fields);
