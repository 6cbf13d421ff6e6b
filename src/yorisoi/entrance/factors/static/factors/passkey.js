// Asks the browser for a passkey. Without this file the page offers its other ways; nothing is lost.
(() => {
  'use strict'

  const bytes = text =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), each => each.charCodeAt(0))

  const text = buffer =>
    btoa(Array.from(new Uint8Array(buffer), each => String.fromCharCode(each)).join(''))
      .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

  const listed = found => (found || []).map(each => ({ ...each, id: bytes(each.id) }))

  const question = async form => {
    const answer = await fetch(form.dataset.question, {
      method: 'POST',
      headers: { 'X-CSRFToken': form.elements.csrfmiddlewaretoken.value }
    })
    if (!answer.ok) throw new Error(String(answer.status))
    const { publicKey } = await answer.json()
    const asked = { ...publicKey, challenge: bytes(publicKey.challenge) }
    if (asked.user) asked.user = { ...asked.user, id: bytes(asked.user.id) }
    asked.excludeCredentials = listed(asked.excludeCredentials)
    asked.allowCredentials = listed(asked.allowCredentials)
    return { publicKey: asked }
  }

  const readable = made => {
    const given = made.response
    const response = { clientDataJSON: text(given.clientDataJSON) }
    for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
      if (given[name]) response[name] = text(given[name])
    }
    if (given.getTransports) response.transports = given.getTransports()
    return JSON.stringify({
      id: made.id,
      rawId: text(made.rawId),
      type: made.type,
      authenticatorAttachment: made.authenticatorAttachment,
      clientExtensionResults: made.getClientExtensionResults(),
      response
    })
  }

  const ask = async form => {
    const asked = await question(form)
    const isNew = form.dataset.passkey === 'create'
    const made = await (isNew ? navigator.credentials.create(asked) : navigator.credentials.get(asked))
    form.elements.credential.value = readable(made)
    form.submit()
  }

  const why = (form, error) => {
    if (error.name === 'InvalidStateError') return form.dataset.known
    if (error.name === 'NotAllowedError' || error.name === 'AbortError') return form.dataset.stopped
    if (error.name === 'SecurityError') return form.dataset.address
    return form.dataset.unable
  }

  // Where only the machine itself may do it, it must have a sensor, or a number it is unlocked with.
  const isPossible = async form => !('here' in form.dataset) ||
    (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false))

  const show = form => {
    const place = form.closest('[data-passkey-place]')
    if (place) place.hidden = false
    form.hidden = false
  }

  const prepare = form => {
    const said = form.querySelector('[data-said]')
    isPossible(form).then(possible => { if (possible) show(form) })
    form.addEventListener('submit', event => {
      event.preventDefault()
      said.textContent = form.dataset.waiting
      ask(form).catch(error => { said.textContent = why(form, error) })
    })
  }

  if (window.PublicKeyCredential && navigator.credentials) {
    document.querySelectorAll('[data-without-passkey]').forEach(each => { each.hidden = true })
    document.querySelectorAll('form[data-passkey]').forEach(prepare)
  }
})()
