using System.Text;

namespace EventLogs.Generator.Tests.Evolution;

/// <summary>Writes code that uses everything in the class of an event: it reads and sets each property, and names each constant.</summary>
internal static class Caller
{
    /// <summary>The code, from what reflection finds in the compiled class.</summary>
    public static string Of(Type @class)
    {
        var code = new StringBuilder($"#nullable disable\n#pragma warning disable CS1591\nnamespace Callers;\npublic static class {@class.Name}\n{{\n");
        foreach (var (type, index) in @class.GetNestedTypes().Where(type => !IsContext(type)).Select((type, index) => (type, index)))
        {
            if (IsRecord(type))
                AppendRecord(code, type, index);
            foreach (var constant in type.GetFields().Where(field => field.IsLiteral))
                code.Append($"    public const string C{index}_{constant.Name} = {Name(type)}.{constant.Name};\n");
        }

        return code.Append($"    public static object Context => {Name(@class)}.JsonContext.Event;\n}}\n").ToString();
    }

    /// <summary>The full name of the calling class.</summary>
    public static string NameIn(Type @class) => "Callers." + @class.Name;

    /// <summary>The constants as the calling class was compiled with them.</summary>
    public static IEnumerable<string> Constants(Type caller) =>
        caller.GetFields().Select(field => $"{field.Name} = {field.GetRawConstantValue()}").Order(StringComparer.Ordinal);

    private static void AppendRecord(StringBuilder code, Type type, int index)
    {
        var properties = type.GetProperties();
        foreach (var property in properties)
            code.Append($"    public static {Name(property.PropertyType)} R{index}_{property.Name}({Name(type)} record) => record.{property.Name};\n");
        var initializers = properties.Select(property => $"{property.Name} = record.{property.Name}");
        code.Append($"    public static {Name(type)} N{index}({Name(type)} record) => new() {{ {string.Join(", ", initializers)} }};\n");
    }

    private static bool IsContext(Type type) => type.BaseType == typeof(System.Text.Json.Serialization.JsonSerializerContext);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        if (!type.IsGenericType)
            return "global::" + type.FullName!.Replace('+', '.');
        var name = type.GetGenericTypeDefinition().FullName!;
        return $"global::{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
