using System.Text;
using CsCheck;
using EventLogs.Compiler.Json;

namespace EventLogs.CompilerTests.Loading;

public sealed class LineIndexTests
{
    [Fact]
    public void Any_place_is_where_counting_from_the_beginning_finds_it() =>
        Property.Holds(Gen.Select(Gen.OneOf(Gen.Const("\n"), Gen.Const("é"), Gen.Const("🙂"), Gen.Const("a"), Gen.Const(new string('x', 700))).Array[0, 12], Gen.Int[0, 100]), made =>
        {
            var utf8 = Encoding.UTF8.GetBytes(string.Concat(made.Item1));
            var offset = utf8.Length * made.Item2 / 100;
            while (offset > 0 && offset < utf8.Length && (utf8[offset] & 0xC0) == 0x80)
                offset--;

            Assert.Equal(LineIndex.At(utf8, offset), new LineIndex(utf8).At(offset));
        });
}
