using System.Runtime.CompilerServices;
using System.Text;
using EventLogs.Compiler.Model;

namespace EventLogs.Compiler.Lowering.Glue;

/// <summary>Types as Hive writes them, as Glue and Athena's DDL take them.</summary>
internal static class GlueTypes
{
    /// <summary>Glue's limit for a column's type. Source: https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-catalog-tables.html</summary>
    public const int MaxLength = 131_072;

    /// <summary>The type as the Glue API takes it. Only for types within <see cref="MaxLength"/>: shared structs unfold.</summary>
    public static string Of(ColumnType type) => Write(type, quote: false);

    /// <summary>The type as a DDL statement takes it: field names stand in backticks, because every version of Hive reserves other words.</summary>
    public static string ForDdl(ColumnType type) => Write(type, quote: true);

    /// <summary>How many characters <see cref="Of"/> gives, found without writing them; of more than an <c>int</c> counts, that many.</summary>
    public static long Length(ColumnType type) => Length(type, []);

    private static string Write(ColumnType type, bool quote)
    {
        var text = new StringBuilder();
        Write(text, type, quote);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ColumnType type, bool quote)
    {
        switch (type)
        {
            case ScalarType scalar:
                text.Append(Scalar(scalar.Kind));
                break;
            case JsonType:
                text.Append("string");
                break;
            case ArrayType array:
                text.Append("array<");
                Write(text, array.Element, quote);
                text.Append('>');
                break;
            case MapType map:
                text.Append("map<string,");
                Write(text, map.Value, quote);
                text.Append('>');
                break;
            case StructType structure:
                WriteStruct(text, structure, quote);
                break;
            default:
                throw new SwitchExpressionException(type);
        }
    }

    private static void WriteStruct(StringBuilder text, StructType structure, bool quote)
    {
        text.Append("struct<");
        foreach (var field in structure.Fields)
        {
            if (text[^1] != '<')
                text.Append(',');
            text.Append(quote ? $"`{field.GlueName}`" : field.GlueName).Append(':');
            Write(text, field.Type, quote);
        }

        text.Append('>');
    }

    private static long Length(ColumnType type, Dictionary<StructType, long> known) => type switch
    {
        ArrayType array => "array<>".Length + Length(array.Element, known),
        MapType map => "map<string,>".Length + Length(map.Value, known),
        StructType structure => StructLength(structure, known),
        _ => Of(type).Length,
    };

    private static long StructLength(StructType structure, Dictionary<StructType, long> known)
    {
        if (!known.TryGetValue(structure, out var length))
        {
            length = "struct<>".Length - 1L;
            foreach (var field in structure.Fields)
                length = Math.Min(int.MaxValue, length + field.GlueName.Length + ":,".Length + Length(field.Type, known));
            known.Add(structure, length);
        }

        return length;
    }

    private static string Scalar(ScalarKind kind) => kind switch
    {
        ScalarKind.String or ScalarKind.DateTime => "string",
        ScalarKind.Timestamp => "timestamp",
        ScalarKind.Integer => "bigint",
        ScalarKind.Double => "double",
        ScalarKind.Boolean => "boolean",
        _ => throw new SwitchExpressionException(kind),
    };
}
