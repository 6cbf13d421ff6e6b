// Prints, copies, shows what is typed. Without this file each page says in words how to do it.
(() => {
  'use strict'

  const words = document.currentScript.dataset

  const reveal = (name, act) => document.querySelectorAll(`[data-${name}]`).forEach(place => {
    place.hidden = false
    place.querySelector('button').addEventListener('click', () => act(place))
  })

  const copy = async place => {
    const text = document.getElementById(place.dataset.copy)
    const said = place.parentElement.querySelector('[data-said]')
    try {
      await navigator.clipboard.writeText(text.textContent)
      said.textContent = words.copied
    } catch {
      getSelection().selectAllChildren(text)
      said.textContent = words.notCopied
    }
  }

  const toggle = field => {
    const parts = [...(field.labels[0]?.childNodes ?? [])].filter(each => !each.classList?.contains('must'))
    const button = document.createElement('button')
    const about = document.createElement('span')
    const show = isShown => {
      field.type = isShown ? 'text' : 'password'
      button.firstChild.textContent = isShown ? words.hide : words.show
    }
    button.type = 'button'
    button.className = 'btn sm look'
    about.className = 'vh'
    about.textContent = `：${parts.map(each => each.textContent).join('')}`
    button.append('', about)
    button.setAttribute('aria-controls', field.id)
    button.addEventListener('click', () => show(field.type === 'password'))
    field.form.addEventListener('submit', () => show(false))
    show(false)
    field.after(button)
  }

  document.querySelectorAll('[data-without-scripts]').forEach(each => { each.hidden = true })
  document.querySelectorAll('input[type=password]').forEach(toggle)
  reveal('print', () => window.print())
  reveal('copy', copy)
})()
