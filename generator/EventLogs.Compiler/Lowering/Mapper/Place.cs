using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Text;

namespace EventLogs.Compiler.Lowering.Mapper;

/// <summary>
/// A place for a value that a line needs, with the places inside of it: the event's shape, and nothing that no column needs.
/// </summary>
internal sealed class Place
{
    private readonly List<(string Key, Place Value)> _properties = [];
    private readonly List<(ArnPattern Pattern, Place Arn)> _arns = [];
    private readonly string _words;
    private string _name = "";
    private string? _shape;
    private string? _arnsName;

    private Place(string path, string words) => (Path, _words) = (path, words);

    /// <summary>The place of the event itself.</summary>
    public static Place OfEvent() => new("$", "");

    /// <summary>The value's JSONPath.</summary>
    public string Path { get; }

    /// <summary>What each element of an array or each value of a map is written from; none until it is asked for.</summary>
    public Place? Element { get; private set; }

    /// <summary>The name of the place; known once it is named.</summary>
    public string Name => _name;

    /// <summary>The C# expression of the place.</summary>
    public string Expression => MapperNames.Expression(_name);

    /// <summary>The C# expression of what an element or the value of an entry goes into: its shape, if it has one.</summary>
    public string Target => _shape ?? Expression;

    /// <summary>The field that says which ARNs to look for in this array.</summary>
    public string ArnsName => _arnsName!;

    /// <summary>The place of a property.</summary>
    public Place Property(string key)
    {
        var at = _properties.FindIndex(property => property.Key == key);
        if (at < 0)
        {
            at = _properties.Count;
            _properties.Add((key, new Place(Path + SingularPath.Format([key])[1..], _words + CSharpNames.Identifier(key))));
        }

        return _properties[at].Value;
    }

    /// <summary>The place of what is at the end of a path.</summary>
    public Place At(IEnumerable<string> keys) => keys.Aggregate(this, (place, key) => place.Property(key));

    /// <summary>The place of the first ARN of a kind in this array.</summary>
    public Place Arn(ArnPattern pattern)
    {
        var at = _arns.FindIndex(arn => arn.Pattern == pattern);
        if (at < 0)
        {
            at = _arns.Count;
            _arns.Add((pattern, new Place(Path, _words + CSharpNames.Identifier(pattern.ResourceType))));
        }

        return _arns[at].Arn;
    }

    /// <summary>Makes places for what a value of a type is written from.</summary>
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

    /// <summary>This place and all inside of it, in the order of their numbers.</summary>
    public IEnumerable<Place> All() =>
        [this, .. _arns.Select(arn => arn.Arn), .. _properties.SelectMany(property => property.Value.All()), .. Element?.All() ?? []];

    /// <summary>Names this place and all inside of it.</summary>
    public void NameAll(MapperNames names)
    {
        foreach (var place in All())
        {
            place._name = names.ForPlace(place._words.Length > 0 ? place._words : "Event");
            if (place._properties.Count > 0)
                place._shape = names.ForShape(place._name);
            if (place._arns.Count > 0)
                place._arnsName = names.ForArns(place._name);
        }
    }

    /// <summary>What to look for in the objects among these places, what is inside an object before the object.</summary>
    public static IEnumerable<ShapePlan> Shapes(IEnumerable<Place> all) =>
        all.Where(place => place._shape is not null).Reverse().Select(place => new ShapePlan(
            Escaping.OneLine(place.Path),
            place._shape!,
            place.Expression,
            place.All().Last().Expression,
            NameHash.Of(place._properties.Select(property => property.Key)),
            [.. place._properties.Select(property => new MemberPlan(property.Key, property.Value.Expression, property.Value._shape))]));

    /// <summary>What to look for in the arrays of ARNs among these places.</summary>
    public static IEnumerable<ArnsPlan> Arns(IEnumerable<Place> all) =>
        all.Where(place => place._arnsName is not null).Select(place => new ArnsPlan(
            Escaping.OneLine(place.Path),
            place._arnsName!,
            [.. place._arns.Select(arn => new ArnPlan(arn.Pattern, arn.Arn.Expression))]));

    private void AddElement(ColumnType type, string word)
    {
        Element ??= new Place(Path + "[*]", _words + word);
        Element.Add(type);
    }
}
