using Xunit.Sdk;

namespace EventLogs.CompilerTests.TestKit;

public sealed class TestKitTests
{
    [Fact]
    public void Compiled_code_runs()
    {
        using var compilation = CompiledCode.Of("namespace A; /// <summary>B.</summary>\npublic static class B { internal static int C => 42; }");

        var property = compilation.Type("A.B").GetProperty("C", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static);

        Assert.Equal(42, property!.GetValue(null));
    }

    [Theory]
    [InlineData("internal class A { }", "CS8981", false)]
    [InlineData("internal class a { }", "CS8981", true)]
    [InlineData("internal class A { int _b; }", "CS0169", true)]
    [InlineData("internal class A { string B { get; set; } }", "CS8618", true)]
    [InlineData("public class A { }", "CS1591", true)]
    [InlineData("/// <summary>A & B</summary>\ninternal class A { }", "CS1570", true)]
    [InlineData("internal class A : B { }", "CS0246", true)]
    public void A_warning_or_an_error_in_compiled_code_fails_the_test(string source, string id, bool fails)
    {
        var exception = Record.Exception(() => CompiledCode.Of(source).Dispose());

        Assert.Equal(fails, exception is FailException);
        Assert.Equal(fails, exception?.Message.Contains(id, StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_problem_of_the_json_source_generator_fails_the_test()
    {
        const string Source = """
            using System.Text.Json.Serialization;
            namespace A { internal class C { public int D { get; set; } } }
            namespace B { internal class C { public int D { get; set; } } }
            [JsonSerializable(typeof(A.C))]
            [JsonSerializable(typeof(B.C))]
            internal sealed partial class Context : JsonSerializerContext;
            """;

        var exception = Assert.Throws<FailException>(() => CompiledCode.Of(Source).Dispose());

        Assert.Contains("SYSLIB1031", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_snapshot_fails_once_and_a_changed_one_fails_again()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory().FullName, "subject");
        try
        {
            Assert.Throws<FalseException>(() => Snapshots.Match(folder, "a.txt", "one\n"));
            Snapshots.Match(folder, "a.txt", "one\n");
            Assert.ThrowsAny<XunitException>(() => Snapshots.Match(folder, "a.txt", "two\n"));
            Assert.Equal("one\n", File.ReadAllText(Path.Combine(folder, "__snapshots__", "a.txt")));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        }
    }
}
