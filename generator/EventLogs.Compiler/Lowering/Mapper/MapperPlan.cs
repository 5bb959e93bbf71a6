using System.Collections.Immutable;
using EventLogs.Compiler.Model;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Lowering.Mapper;

/// <summary>A mapper with all its names and decisions: the template only lays it out.</summary>
/// <param name="MapperName">The file-local class that holds the code, apart from the records in the event's own class.</param>
/// <param name="Table">The table that the lines go to.</param>
/// <param name="Source">The event's <c>source</c>, and where it is found.</param>
/// <param name="DetailTypeSlot">Where the event's <c>detail-type</c> is found.</param>
/// <param name="DetailTypes">What it may be.</param>
/// <param name="Slots">The slots for values, in order of their numbers, which begin with 1.</param>
/// <param name="Shapes">What to look for in each object; what is inside comes first, the event itself comes last.</param>
/// <param name="Arns">What to look for in each array of ARNs.</param>
/// <param name="Columns">The columns in order.</param>
/// <param name="Containers">How the structs, arrays and maps inside the columns are written.</param>
internal sealed record MapperPlan(
    string MapperName,
    string Table,
    ExpectedText Source,
    string DetailTypeSlot,
    DetailTypes DetailTypes,
    ImmutableArray<SlotPlan> Slots,
    ImmutableArray<ShapePlan> Shapes,
    ImmutableArray<ArnsPlan> Arns,
    ImmutableArray<ColumnPlan> Columns,
    ImmutableArray<ContainerPlan> Containers)
{
    /// <summary>What to look for in the event itself.</summary>
    public string EventShape => Shapes[^1].Name;
}

/// <summary>A value that must be this text.</summary>
/// <param name="Slot">The value's slot.</param>
/// <param name="Text">The text.</param>
internal sealed record ExpectedText(string Slot, string Text);

/// <summary>A slot for a value.</summary>
/// <param name="Name">The C# constant.</param>
/// <param name="Number">The number.</param>
internal sealed record SlotPlan(string Name, int Number);

/// <summary>What to look for in an object.</summary>
/// <param name="Path">Which object it is, for a comment.</param>
/// <param name="Name">The C# field.</param>
/// <param name="Slot">The object's own slot.</param>
/// <param name="LastSlot">The last slot inside of it.</param>
/// <param name="Hash">How its names are told apart.</param>
/// <param name="Members">The properties that are needed.</param>
internal sealed record ShapePlan(
    string Path, string Name, string Slot, string LastSlot, NameHash Hash, ImmutableArray<MemberPlan> Members);

/// <summary>A property that is needed.</summary>
/// <param name="Key">Its name in the event.</param>
/// <param name="Slot">The slot of its value.</param>
/// <param name="Shape">What to look for inside it, if anything.</param>
internal sealed record MemberPlan(string Key, string Slot, string? Shape);

/// <summary>What to look for in an array of ARNs.</summary>
/// <param name="Path">Which array it is, for a comment.</param>
/// <param name="Name">The C# field.</param>
/// <param name="Kinds">The kinds of ARNs, each with its slot.</param>
internal sealed record ArnsPlan(string Path, string Name, ImmutableArray<ArnPlan> Kinds);

/// <summary>A kind of ARN.</summary>
/// <param name="Pattern">The kind.</param>
/// <param name="Slot">The slot of the ARN.</param>
internal sealed record ArnPlan(ArnPattern Pattern, string Slot);

/// <summary>A column.</summary>
/// <param name="Comment">What it is, on one line.</param>
/// <param name="Checks">Objects that the value is in and that no column before has checked.</param>
/// <param name="Search">A search for ARNs that no column before has made.</param>
/// <param name="Write">How the value is written.</param>
internal sealed record ColumnPlan(string Comment, ImmutableArray<CheckPlan> Checks, SearchPlan? Search, WritePlan Write);

/// <summary>A check that a value on the way is an object.</summary>
/// <param name="Slot">The value's slot.</param>
/// <param name="Path">Its JSONPath.</param>
internal sealed record CheckPlan(string Slot, string Path);

/// <summary>A search for ARNs in an array.</summary>
/// <param name="Slot">The array's slot.</param>
/// <param name="Path">Its JSONPath.</param>
/// <param name="ElementPath">The JSONPath of its elements.</param>
/// <param name="Arns">What to look for: a C# field.</param>
internal sealed record SearchPlan(string Slot, string Path, string ElementPath, string Arns);

/// <summary>How a value is written.</summary>
/// <param name="Method">The method of the line writer.</param>
/// <param name="Key">What stands before the value: its key in the line with the comma before and the colon after it, or nothing.</param>
/// <param name="Slot">Its slot.</param>
/// <param name="Path">Its JSONPath.</param>
/// <param name="IfMissing">What becomes of it where it is missing.</param>
/// <param name="Inside">For a struct, an array or a map: the C# function that writes what is inside.</param>
internal sealed record WritePlan(string Method, string Key, string Slot, string Path, string IfMissing, string? Inside)
{
    /// <summary>For a part of an ARN: which part, as C#.</summary>
    public string? Part { get; init; }
}

/// <summary>How what is inside a struct, an array or a map is written.</summary>
/// <param name="Path">Which value it is, for a comment.</param>
/// <param name="Function">The C# function.</param>
internal abstract record ContainerPlan(string Path, string Function);

/// <summary>How a struct is written.</summary>
/// <param name="Path">Which value it is, for a comment.</param>
/// <param name="Function">The C# function.</param>
/// <param name="Fields">Its fields in order.</param>
internal sealed record StructPlan(string Path, string Function, ImmutableArray<WritePlan> Fields) : ContainerPlan(Path, Function);

/// <summary>How an array or a map is written.</summary>
/// <param name="Path">Which value it is, for a comment.</param>
/// <param name="Function">The C# function.</param>
/// <param name="Slot">The value's slot.</param>
/// <param name="Open">The method of the line writer that goes into it.</param>
/// <param name="Next">The method of the line writer that goes to the next value.</param>
/// <param name="Into">Where that value goes: its slot, or its shape.</param>
/// <param name="Element">How each value is written.</param>
internal sealed record ManyPlan(
    string Path, string Function, string Slot, string Open, string Next, string Into, WritePlan Element) : ContainerPlan(Path, Function);
