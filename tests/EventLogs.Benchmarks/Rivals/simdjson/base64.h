// Base64 by AVX2, as Wojciech Muła and Daniel Lemire published it (https://arxiv.org/abs/1704.00605), with tables for the rest.
#pragma once

#include <immintrin.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace base64 {

constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<uint8_t, 256> make_values() {
    std::array<uint8_t, 256> values{};
    for (auto &value : values)
        value = 0xFF;
    for (uint8_t i = 0; i < 64; i++)
        values[static_cast<uint8_t>(alphabet[i])] = i;
    return values;
}

constexpr std::array<uint8_t, 256> values = make_values();

// What decode may write: a whole vector at the end.
constexpr size_t decoded_room(size_t length) { return length / 4 * 3 + 32; }

constexpr size_t encoded_length(size_t length) { return (length + 2) / 3 * 4; }

#ifdef __AVX2__
inline bool decode_32(const uint8_t *text, uint8_t *data) {
    const __m256i high_bits = _mm256_setr_epi8(
        0x10, 0x10, 0x01, 0x02, 0x04, 0x08, 0x04, 0x08, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10,
        0x10, 0x10, 0x01, 0x02, 0x04, 0x08, 0x04, 0x08, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10);
    const __m256i low_bits = _mm256_setr_epi8(
        0x15, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x13, 0x1A, 0x1B, 0x1B, 0x1B, 0x1A,
        0x15, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x13, 0x1A, 0x1B, 0x1B, 0x1B, 0x1A);
    const __m256i shifts = _mm256_setr_epi8(
        0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0);
    const __m256i pack = _mm256_setr_epi8(
        2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1, 2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1);

    const __m256i slash = _mm256_set1_epi8(0x2F);
    const __m256i characters = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(text));
    const __m256i high = _mm256_and_si256(_mm256_srli_epi32(characters, 4), slash);
    const __m256i low = _mm256_and_si256(characters, slash);
    if (!_mm256_testz_si256(_mm256_shuffle_epi8(low_bits, low), _mm256_shuffle_epi8(high_bits, high)))
        return false;

    const __m256i shift = _mm256_shuffle_epi8(shifts, _mm256_add_epi8(_mm256_cmpeq_epi8(characters, slash), high));
    const __m256i sextets = _mm256_add_epi8(characters, shift);
    const __m256i pairs = _mm256_maddubs_epi16(sextets, _mm256_set1_epi32(0x01400140));
    const __m256i triples = _mm256_shuffle_epi8(_mm256_madd_epi16(pairs, _mm256_set1_epi32(0x00011000)), pack);
    const __m256i bytes = _mm256_permutevar8x32_epi32(triples, _mm256_setr_epi32(0, 1, 2, 4, 5, 6, -1, -1));
    _mm256_storeu_si256(reinterpret_cast<__m256i *>(data), bytes);
    return true;
}

// Reads 4 bytes before the 24 that it encodes, so that no lane has to cross.
inline void encode_24(const uint8_t *data, uint8_t *text) {
    const __m256i spread = _mm256_setr_epi8(
        5, 4, 6, 5, 8, 7, 9, 8, 11, 10, 12, 11, 14, 13, 15, 14, 1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10);
    const __m256i offsets = _mm256_setr_epi8(
        65, 71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -19, -16, 0, 0, 65, 71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -19, -16, 0, 0);

    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(data - 4));
    const __m256i spread_bytes = _mm256_shuffle_epi8(bytes, spread);
    const __m256i upper = _mm256_mulhi_epu16(_mm256_and_si256(spread_bytes, _mm256_set1_epi32(0x0FC0FC00)), _mm256_set1_epi32(0x04000040));
    const __m256i lower = _mm256_mullo_epi16(_mm256_and_si256(spread_bytes, _mm256_set1_epi32(0x003F03F0)), _mm256_set1_epi32(0x01000010));
    const __m256i sextets = _mm256_or_si256(upper, lower);
    const __m256i ranges = _mm256_sub_epi8(
        _mm256_subs_epu8(sextets, _mm256_set1_epi8(51)), _mm256_cmpgt_epi8(sextets, _mm256_set1_epi8(25)));
    _mm256_storeu_si256(reinterpret_cast<__m256i *>(text), _mm256_add_epi8(sextets, _mm256_shuffle_epi8(offsets, ranges)));
}
#endif

// The length of what was decoded, or -1 where the text is not Base64.
inline ptrdiff_t decode(const uint8_t *text, size_t length, uint8_t *data) {
    if (length % 4 != 0)
        return -1;
    if (length == 0)
        return 0;

    const uint8_t *const start = data;
    const uint8_t *const last = text + length - 4; // the only four that may be padded
#ifdef __AVX2__
    for (; last - text >= 32; text += 32, data += 24) {
        if (!decode_32(text, data))
            return -1;
    }
#endif
    for (; text < last; text += 4, data += 3) {
        const uint8_t a = values[text[0]], b = values[text[1]], c = values[text[2]], d = values[text[3]];
        if ((a | b | c | d) > 63)
            return -1;
        data[0] = static_cast<uint8_t>(a << 2 | b >> 4);
        data[1] = static_cast<uint8_t>(b << 4 | c >> 2);
        data[2] = static_cast<uint8_t>(c << 6 | d);
    }

    const int padding = last[3] != '=' ? 0 : last[2] != '=' ? 1 : 2;
    const uint8_t a = values[last[0]], b = values[last[1]];
    const uint8_t c = padding == 2 ? 0 : values[last[2]], d = padding != 0 ? 0 : values[last[3]];
    if ((a | b | c | d) > 63)
        return -1;
    data[0] = static_cast<uint8_t>(a << 2 | b >> 4);
    data[1] = static_cast<uint8_t>(b << 4 | c >> 2);
    data[2] = static_cast<uint8_t>(c << 6 | d);
    return data + 3 - padding - start;
}

// Writes encoded_length(length) characters.
inline void encode(const uint8_t *data, size_t length, char *characters) {
    auto text = reinterpret_cast<uint8_t *>(characters);
    const uint8_t *const end = data + length;
    const auto encode_3 = [&] {
        text[0] = static_cast<uint8_t>(alphabet[data[0] >> 2]);
        text[1] = static_cast<uint8_t>(alphabet[(data[0] << 4 | data[1] >> 4) & 63]);
        text[2] = static_cast<uint8_t>(alphabet[(data[1] << 2 | data[2] >> 6) & 63]);
        text[3] = static_cast<uint8_t>(alphabet[data[2] & 63]);
        text += 4, data += 3;
    };

#ifdef __AVX2__
    if (length >= 34) {
        encode_3();
        encode_3(); // there are 4 bytes before the next now
        for (; end - data >= 28; text += 32, data += 24)
            encode_24(data, text);
    }
#endif
    while (end - data >= 3)
        encode_3();
    if (data < end) {
        const bool two = end - data == 2;
        const uint8_t second = two ? data[1] : 0;
        text[0] = static_cast<uint8_t>(alphabet[data[0] >> 2]);
        text[1] = static_cast<uint8_t>(alphabet[(data[0] << 4 | second >> 4) & 63]);
        text[2] = two ? static_cast<uint8_t>(alphabet[second << 2 & 63]) : '=';
        text[3] = '=';
    }
}

} // namespace base64
