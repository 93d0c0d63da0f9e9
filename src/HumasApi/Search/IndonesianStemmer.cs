using System.Buffers;

namespace HumasApi.Search;

/// <summary>
/// Gives all forms of one Indonesian root the same search key: mengunjungi, kunjungan and pengunjung become kunjung.
/// <para>
/// Affixes come off in every way that the grammar allows, and the longest root of <see cref="IndonesianRoots"/> wins
/// (<see cref="RootSearch"/>). A word without such a root goes by rules alone (<see cref="RootGuess"/>).
/// </para>
/// <para>
/// It sees a word and no context: memerah is always to redden (merah), never to milk (perah). Figures of its quality are in the README of
/// the benchmarks.
/// </para>
/// </summary>
internal static class IndonesianStemmer
{
    /// <summary>Longer words come back as they are.</summary>
    public const int MaxLength = 64;

    private const int MinLength = 3;
    private const string Against = "anti";

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    /// <summary>
    /// The key of a word in lower case: of letters from a to z, or of a doubled word with its hyphen. Anything else is its own key
    /// (digits, other scripts, apostrophes, semi-final).
    /// </summary>
    public static string Stem(string word)
    {
        if (word.Length is < MinLength or > MaxLength)
            return word;
        var other = word.AsSpan().IndexOfAnyExcept(Letters);
        if (other < 0)
            return OfLetters(word);
        return word[other] == '-' && other > 0 && other < word.Length - 1 && !word.AsSpan(other + 1).ContainsAnyExcept(Letters)
            ? OfPair(word, word[..other], word[(other + 1)..])
            : word;
    }

    private static string OfLetters(string word)
    {
        if (IndonesianRoots.Find(word) is { } known)
            return known;
        // Antinarkoba: who searches for narkoba means it too.
        if (word.StartsWith(Against, StringComparison.Ordinal) && IndonesianRoots.Find(word.AsSpan(Against.Length)) is { } against)
            return against;
        Span<char> letters = stackalloc char[word.Length];
        word.CopyTo(letters);
        return new RootSearch(letters).Find() ?? new RootGuess(letters).KeyOr(word);
    }

    private static string OfPair(string word, string left, string right)
    {
        // Affixes of abbreviations and foreign words: WBP-nya, di-upload.
        if (right is "nya" or "ku" or "mu" or "lah" or "kah" or "tah" or "pun" or "kan" or "an" or "i")
            return Stem(left);
        if (left is "di" or "ke" or "se" or "ber" or "ter" or "me" or "mem" or "men" or "meng" or "pe" or "per" or "pem" or "pen" or "peng")
            return Stem(right);
        // Berita-berita, tolong-menolong; sayur-mayur, mengobrak-abrik.
        var (first, second) = (Stem(left), Stem(right));
        if (first == second || Rhyme(left, right) || Rhyme(first, second))
            return first;
        // Kehati-hatian: neither half is a word.
        return second.Length >= MinLength && left.EndsWith(second, StringComparison.Ordinal) ? second : word;
    }

    // The same but for the first letter, or but for vowels.
    private static bool Rhyme(string first, string second)
    {
        if (first.Length != second.Length || first.Length < MinLength)
            return false;
        if (first.AsSpan(1).SequenceEqual(second.AsSpan(1)))
            return true;
        for (var at = 0; at < first.Length; at++)
            if (first[at] != second[at] && !(Affixes.IsVowel(first[at]) && Affixes.IsVowel(second[at])))
                return false;
        return true;
    }
}
