using System.Text.Json;

namespace EventLogs.Compiler.Text;

/// <summary>How the values of an enumeration are written in a schema: <c>account-id</c>.</summary>
internal static class OptionText
{
    /// <summary>The text of a value.</summary>
    public static string Of<TOption>(TOption option) where TOption : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(option.ToString());
}
