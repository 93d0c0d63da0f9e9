namespace HumasApi.Search;

/// <summary>
/// The key of a word without a known root, by rules alone: affixes come off while two syllables stay, for nearly all roots have two.
/// <para>
/// Nobody can tell which consonant me- and pe- have swallowed (menatu: tatu or natu?). So each pair that cannot be told apart begins with
/// the same letters, in all forms: nt for t and n, mp for p and m, ns for s and ny, ngk for k and a vowel. No word begins so: such a key
/// meets no known root. For the same reason a key does not end in a vowel and k (tatakan: tatak or tata?).
/// </para>
/// </summary>
internal ref struct RootGuess(Span<char> word)
{
    private const int MinLetters = 3;
    private const int MinVowels = 2;

    private readonly Span<char> word = word;
    private int start;
    private int end = word.Length;
    private bool isVerb;

    /// <param name="same">What comes back when it is the key itself.</param>
    public string KeyOr(string same)
    {
        TakeClitic();
        while (TakePrefix()) { }
        while (TakeSuffix() || TakeClitic()) { }
        return HasRoom(start, end) ? Key(same) : same;
    }

    private bool TakeClitic() => Affixes.Clitic(word[start..end]) is > 0 and var length && TakeEnd(length);

    private bool TakeSuffix() =>
        word[start..end] switch
        {
            [.., 'k', 'a', 'n'] => TakeEnd(3),
            [.., 'a', 'n'] => TakeEnd(2),
            // Only of verbs (not polisi, Bekasi), and not of loan words: meng-antisipasi, mem-prediksi; but meng-awas-i.
            [.., var before, 's', 'i'] => isVerb
                && Affixes.IsVowel(before)
                && Affixes.CountVowels(word[start..end]) == MinVowels + 1
                && TakeEnd(1),
            [.., 'i'] => isVerb && TakeEnd(1),
            _ => false,
        };

    private bool TakeEnd(int length)
    {
        if (!HasRoom(start, end - length))
            return false;
        end -= length;
        return true;
    }

    private bool TakePrefix()
    {
        switch (word[start..end])
        {
            case ['d', 'i', ..] when start == 0:
                return TakeTo(start + 2, ofVerb: true);
            case ['k', 'e', .., 'a', 'n']:
            case ['s', 'e', ..]:
                return TakeTo(start + 2, isVerb);
            case ['b' or 't' or 'p', 'e', 'r', ..]:
                return TakeTo(start + 3, isVerb || word[start] != 'p');
            case ['m', 'e', ..] when start == 0:
            case ['p', 'e', ..]:
                return TakeNasal(start + 2, isVerb || word[start] == 'm');
            default:
                return false;
        }
    }

    // The nasal behind me- and pe- says how the root begins: p, s and t are put back, k or a vowel stays open.
    private bool TakeNasal(int at, bool ofVerb)
    {
        var rest = word[at..end];
        var beforeVowel = rest.Length > 2 && Affixes.IsVowel(rest[1]);
        var (taken, consonant) = rest switch
        {
            ['m', ..] when beforeVowel => (0, 'p'),
            ['m', 'b' or 'f' or 'p' or 'v', ..] => (1, default),
            ['n', ..] when beforeVowel => (0, 't'),
            ['n', 'y', ..] => (1, 's'),
            ['n', 'g', ..] => (2, default),
            ['n', 'c' or 'd' or 'j' or 's' or 't' or 'z', ..] => (1, default),
            ['l' or 'r' or 'w' or 'y', ..] => (0, default),
            _ => (-1, default(char)),
        };
        if (taken < 0 || !TakeTo(at + taken, ofVerb))
            return false;
        if (consonant != default)
            word[start] = consonant;
        return true;
    }

    private bool TakeTo(int to, bool ofVerb)
    {
        var suffix = word[to..end] switch
        {
            [.., 'k', 'a', 'n'] => 3,
            [.., 'a', 'n'] => 2,
            _ => 0,
        };
        if (!HasRoom(to, end - suffix) || !BeginsLikeAWord(word[to..end]))
            return false;
        (start, isVerb) = (to, ofVerb);
        return true;
    }

    private readonly bool HasRoom(int from, int to) => to - from >= MinLetters && Affixes.CountVowels(word[from..to]) >= MinVowels;

    // Not skusi (diskusi), not tyowibowo (Setyowibowo).
    private static bool BeginsLikeAWord(ReadOnlySpan<char> stem) =>
        Affixes.IsVowel(stem[0])
        || Affixes.IsVowel(stem[1])
        || stem is [_, 'r' or 'l', ..] or ['n', 'g' or 'y', ..] or ['s', 'y', ..] or ['k', 'h', ..];

    private readonly string Key(string same)
    {
        var stem = word[start..end];
        if (stem[^1] == 'k' && Affixes.IsVowel(stem[^2]) && HasRoom(start, end - 1))
            stem = stem[..^1];
        var (onset, skip) = stem switch
        {
            ['n', 'y', ..] => ("ns", 2),
            _ when Affixes.IsVowel(stem[0]) => ("ngk", 0),
            _ when !Affixes.IsVowel(stem[1]) => ("", 0),
            ['k', ..] => ("ngk", 1),
            ['p' or 'm', ..] => ("mp", 1),
            ['s', ..] => ("ns", 1),
            ['t' or 'n', ..] => ("nt", 1),
            _ => ("", 0),
        };
        return onset.Length == 0 && stem.Length == same.Length ? same : string.Concat(onset, stem[skip..]);
    }
}
