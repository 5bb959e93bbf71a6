using System.Collections.Frozen;
using System.Text;

namespace EventLogs.Compiler.Naming;

/// <summary>Letters of other alphabets in a to z, so that a name that is made of a text can be read, and differs where the text does.</summary>
/// <remarks>A name that was made stays as it is: only new names are made with this table. What it says of a letter does not change.</remarks>
internal static class Transliteration
{
    private static readonly FrozenDictionary<char, string> Letters = Table(
        "ÀÁÂÃÅĀĂĄǍ=A àáâãåāăąǎ=a Ä=Ae ä=ae Æ=Ae æ=ae ÇĆĈĊČ=C çćĉċč=c ĎĐÐ=D ďđð=d ÈÉÊËĒĔĖĘĚ=E èéêëēĕėęě=e ƒ=f ĜĞĠĢ=G ĝğġģ=g ĤĦ=H ĥħ=h "
        + "ÌÍÎÏĨĪĬĮİ=I ìíîïĩīĭįı=i Ĳ=Ij ĳ=ij Ĵ=J ĵ=j Ķ=K ķĸ=k ĹĻĽĿŁ=L ĺļľŀł=l ÑŃŅŇŊ=N ñńņňŉŋ=n ÒÓÔÕŌŎŐ=O òóôõōŏő=o Ö=Oe ö=oe Ø=O ø=o Œ=Oe œ=oe "
        + "ŔŖŘ=R ŕŗř=r ŚŜŞŠȘ=S śŝşšș=s ẞ=SS ß=ss ŢŤŦȚ=T ţťŧț=t Þ=Th þ=th ÙÚÛŨŪŬŮŰŲ=U ùúûũūŭůűų=u Ü=Ue ü=ue Ŵ=W ŵ=w ÝŶŸ=Y ýŷÿ=y ŹŻŽ=Z źżž=z "
        + "Α=A α=a ά=a Β=B β=b Γ=G γ=g Δ=D δ=d Ε=E ε=e έ=e Ζ=Z ζ=z Η=I η=i ή=i Θ=Th θ=th Ι=I ι=i ί=i ϊ=i ΐ=i Κ=K κ=k Λ=L λ=l Μ=M μ=m Ν=N ν=n Ξ=X ξ=x "
        + "Ο=O ο=o ό=o Π=P π=p Ρ=R ρ=r Σ=S σ=s ς=s Τ=T τ=t Υ=Y υ=y ύ=y ϋ=y ΰ=y Φ=F φ=f Χ=Ch χ=ch Ψ=Ps ψ=ps Ω=O ω=o ώ=o Ά=A Έ=E Ή=I Ί=I Ό=O Ύ=Y Ώ=O "
        + "А=A а=a Б=B б=b В=V в=v Г=G г=g Ґ=G ґ=g Д=D д=d Ђ=Dj ђ=dj Е=E е=e Ё=E ё=e Є=Ye є=ye Ж=Zh ж=zh З=Z з=z И=I и=i І=I і=i Ї=Yi ї=yi Й=I й=i "
        + "Ј=J ј=j К=K к=k Л=L л=l Љ=Lj љ=lj М=M м=m Н=N н=n Њ=Nj њ=nj О=O о=o П=P п=p Р=R р=r С=S с=s Т=T т=t Ћ=C ћ=c У=U у=u Ў=U ў=u Ф=F ф=f Х=Kh х=kh "
        + "Ц=Ts ц=ts Ч=Ch ч=ch Џ=Dz џ=dz Ш=Sh ш=sh Щ=Shch щ=shch Ъ= ъ= Ы=Y ы=y Ь= ь= Э=E э=e Ю=Yu ю=yu Я=Ya я=ya");

    /// <summary>Whether a character is a letter that has another form here.</summary>
    public static bool Has(char character) => Letters.ContainsKey(character);

    /// <summary>The character in a to z, or null when the table has no such letter.</summary>
    public static string? Of(char character) => Letters.GetValueOrDefault(character);

    /// <summary>The text in ASCII. Accents that follow their letter go.</summary>
    /// <param name="text">The text.</param>
    /// <param name="other">What stands for each character that has no form in ASCII.</param>
    public static string ToAscii(string text, char other)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsAscii(character))
                ascii.Append(character);
            else if (Letters.TryGetValue(character, out var letters))
                ascii.Append(letters);
            else if (!IsAccent(character))
                ascii.Append(other);
        }

        return ascii.ToString();
    }

    /// <summary>Whether the character is an accent of the letter before.</summary>
    public static bool IsAccent(char character) => character is >= '\u0300' and <= '\u036F';

    private static FrozenDictionary<char, string> Table(string table) => table.Split(' ')
        .Select(entry => entry.Split('='))
        .SelectMany(entry => entry[0].Select(letter => KeyValuePair.Create(letter, entry[1])))
        .ToFrozenDictionary();
}
