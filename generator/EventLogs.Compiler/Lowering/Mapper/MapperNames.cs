using EventLogs.Compiler.Naming;

namespace EventLogs.Compiler.Lowering.Mapper;

/// <summary>The names of one mapper's members: distinct, and none that hides what the code calls by a short name.</summary>
internal sealed class MapperNames(string mapperName)
{
    /// <summary>The class that holds the constants of the slots.</summary>
    private const string SlotClass = "Slot";

    /// <summary>The field with the detail types, where there are several.</summary>
    private const string DetailTypes = "DetailTypes";

    private readonly TakenNames _members = new(
        [.. CSharpNames.ObjectMembers, .. CSharpNames.MapperTypes, "Map", "WriteLine", SlotClass, DetailTypes, mapperName],
        StringComparer.OrdinalIgnoreCase);

    private readonly TakenNames _slots = new([.. CSharpNames.ObjectMembers, SlotClass], StringComparer.OrdinalIgnoreCase);

    /// <summary>The constant of a slot.</summary>
    /// <param name="name">What the slot is called after: the names on the way to the value.</param>
    public string ForSlot(string name) => _slots.Unique(CSharpNames.Cut(name));

    /// <summary>A constant of a slot as other code calls it.</summary>
    public static string Expression(string slot) => $"{SlotClass}.{slot}";

    /// <summary>The field that says what to look for in an object.</summary>
    public string ForShape(string slot) => Member(slot + "Shape");

    /// <summary>The field that says which ARNs to look for in an array.</summary>
    public string ForArns(string slot) => Member(slot + "Arns");

    /// <summary>The function that writes what is inside a value.</summary>
    public string ForWriter(string slot) => Member("Write" + slot);

    private string Member(string name) => _members.Unique(CSharpNames.Cut(name));
}
