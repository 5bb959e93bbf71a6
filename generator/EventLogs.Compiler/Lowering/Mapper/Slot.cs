using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Text;

namespace EventLogs.Compiler.Lowering.Mapper;

/// <summary>
/// The slot of a value that a line needs, with the slots of the values inside of it: the event's shape, and nothing that no column needs.
/// </summary>
internal sealed class Slot
{
    private readonly List<(string Key, Slot Value)> _properties = [];
    private readonly List<(ArnPattern Pattern, Slot Arn)> _arns = [];
    private readonly string _nameStem;
    private string _name = "";
    private string? _shape;
    private string? _arnsName;

    private Slot(string path, string nameStem) => (Path, _nameStem) = (path, nameStem);

    /// <summary>The slot of the event itself.</summary>
    public static Slot OfEvent() => new("$", "");

    /// <summary>The value's JSONPath.</summary>
    public string Path { get; }

    /// <summary>What each element of an array or each value of a map is written from; none until it is asked for.</summary>
    public Slot? Element { get; private set; }

    /// <summary>The name of the slot; known once it is named.</summary>
    public string Name => _name;

    /// <summary>The C# expression of the slot.</summary>
    public string Expression => MapperNames.Expression(_name);

    /// <summary>The C# expression of what an element or the value of an entry goes into: its shape, if it has one.</summary>
    public string Target => _shape ?? Expression;

    /// <summary>The field that says which ARNs to look for in this array.</summary>
    public string ArnsName => _arnsName!;

    /// <summary>The slot of a property.</summary>
    public Slot Property(string key)
    {
        var at = _properties.FindIndex(property => property.Key == key);
        if (at < 0)
        {
            at = _properties.Count;
            _properties.Add((key, new Slot(Path + SingularPath.Format([key])[1..], _nameStem + CSharpNames.Identifier(key))));
        }

        return _properties[at].Value;
    }

    /// <summary>The slot of what is at the end of a path.</summary>
    public Slot At(IEnumerable<string> keys) => keys.Aggregate(this, (slot, key) => slot.Property(key));

    /// <summary>The slot of the first ARN of a kind in this array.</summary>
    public Slot Arn(ArnPattern pattern)
    {
        var at = _arns.FindIndex(arn => arn.Pattern == pattern);
        if (at < 0)
        {
            at = _arns.Count;
            _arns.Add((pattern, new Slot(Path, _nameStem + CSharpNames.Identifier(pattern.ResourceType))));
        }

        return _arns[at].Arn;
    }

    /// <summary>Makes slots for what a value of a type is written from.</summary>
    public void Add(ColumnType type)
    {
        switch (type)
        {
            case StructType structure:
                foreach (var field in structure.Fields)
                    Property(field.Key).Add(field.Type);
                break;
            case ArrayType array:
                AddElement(array.Element, "Element");
                break;
            case MapType map:
                AddElement(map.Value, "Value");
                break;
        }
    }

    /// <summary>This slot and all inside of it, in the order of their numbers.</summary>
    public IEnumerable<Slot> All() =>
        [this, .. _arns.Select(arn => arn.Arn), .. _properties.SelectMany(property => property.Value.All()), .. Element?.All() ?? []];

    /// <summary>Names this slot and all inside of it.</summary>
    public void NameAll(MapperNames names)
    {
        foreach (var slot in All())
        {
            slot._name = names.ForSlot(slot._nameStem.Length > 0 ? slot._nameStem : "Event");
            if (slot._properties.Count > 0)
                slot._shape = names.ForShape(slot._name);
            if (slot._arns.Count > 0)
                slot._arnsName = names.ForArns(slot._name);
        }
    }

    /// <summary>What to look for in the objects among these slots, what is inside an object before the object.</summary>
    public static IEnumerable<ShapePlan> Shapes(IEnumerable<Slot> all) =>
        all.Where(slot => slot._shape is not null).Reverse().Select(slot => new ShapePlan(
            Escaping.OneLine(slot.Path),
            slot._shape!,
            slot.Expression,
            slot.All().Last().Expression,
            NameHash.Of(slot._properties.Select(property => property.Key)),
            [.. slot._properties.Select(property => new MemberPlan(property.Key, property.Value.Expression, property.Value._shape))]));

    /// <summary>What to look for in the arrays of ARNs among these slots.</summary>
    public static IEnumerable<ArnsPlan> Arns(IEnumerable<Slot> all) =>
        all.Where(slot => slot._arnsName is not null).Select(slot => new ArnsPlan(
            Escaping.OneLine(slot.Path),
            slot._arnsName!,
            [.. slot._arns.Select(arn => new ArnPlan(arn.Pattern, arn.Arn.Expression))]));

    private void AddElement(ColumnType type, string name)
    {
        Element ??= new Slot(Path + "[*]", _nameStem + name);
        Element.Add(type);
    }
}
